"""auth-service by itself, on port 8001 or PORT."""

from kahaniyaa_auth.app import create_app
from kahaniyaa_auth.settings import AuthSettings
from kahaniyaa_shared.serve import serve
from kahaniyaa_shared.starting import told_plainly

if __name__ == "__main__":
    with told_plainly():
        settings = AuthSettings.load()
        serve(create_app(settings), settings, name="auth", port=settings.port)
