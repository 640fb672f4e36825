"""The gateway alone: the page and the API on port 8000, the services behind it where the settings say."""

from kahaniyaa_gateway.app import create_app
from kahaniyaa_gateway.settings import GatewaySettings
from kahaniyaa_shared.serve import serve
from kahaniyaa_shared.starting import told_plainly

if __name__ == "__main__":
    with told_plainly():
        settings = GatewaySettings.load()
        serve(create_app(settings), settings, name="gateway", port=settings.port)
