"""Natural voices that can be had: which there are, fetching them or going on where it broke off, removing them."""
