"""What every Kahaniyaa service has, and nothing of any one service's own subject."""
