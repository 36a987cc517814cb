"""Tables of official statistics and of municipal monitoring, read as they are published.

Each reader is a pure function from a file to neutral values: area, variable, date, number or sign.
Which variable becomes which indicator is not decided here.
"""
