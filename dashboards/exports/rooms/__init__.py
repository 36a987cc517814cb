"""What is answered at the machine-readable addresses, a room for each kind of answer.

A room is imported when the first of its addresses is asked for (`dashboards.exports.routes`), and
with it the libraries that write its files. `Endpoint.view` names room and function.
"""
