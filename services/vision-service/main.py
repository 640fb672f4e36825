"""Serves vision-service alone, on port 8004 unless PORT says otherwise."""

from kahaniyaa_shared.serve import serve
from kahaniyaa_shared.starting import told_plainly
from kahaniyaa_vision.app import VISION, create_app
from kahaniyaa_vision.settings import VisionSettings

if __name__ == "__main__":
    with told_plainly():
        settings = VisionSettings.load()
        serve(create_app(settings), settings, name=VISION.name, port=settings.port)
