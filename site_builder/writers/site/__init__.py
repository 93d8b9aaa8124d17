"""The site: an ordinary project for the page engine, moulds made from its specimens, and pages poured into them."""
