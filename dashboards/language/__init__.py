"""All that is about words: catalogues, numbers and dates, names of codes and columns."""
