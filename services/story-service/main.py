"""story-service on its port: listens to what is wished for, writes stories, keeps them."""

from kahaniyaa_shared.serve import serve
from kahaniyaa_shared.starting import told_plainly
from kahaniyaa_story.app import create_app
from kahaniyaa_story.settings import StorySettings

if __name__ == "__main__":
    with told_plainly():
        settings = StorySettings.load()
        serve(create_app(settings), settings, name="story", port=settings.port)
