"""From what stands on the page to what is said: documents, sentences, words, and the way back to the page."""
