"""Where somebody is signed in, and the refresh tokens that keep them so."""
