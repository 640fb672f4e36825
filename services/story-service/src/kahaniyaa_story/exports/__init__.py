"""Stories as files that outlive Kahaniyaa."""
