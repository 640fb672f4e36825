"""What can be asked for: languages, tones, audiences, emotions, samples, and who writes."""
