"""A shelf of traditional tales to begin with: retold whole in each language, and taken into one's own library."""
