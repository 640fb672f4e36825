"""The process behind `local_model`: serves the folder's model until its standard input closes."""

import importlib
import os
import sys
from pathlib import Path


def main(folder: Path, name: str, context: int, parallel: int) -> None:
    """Serve, say where in the file `address`, and leave when the parent does."""
    llama = importlib.import_module("xllamacpp")
    params = llama.CommonParams()
    params.model.path = str(folder / "model.gguf")
    sight = folder / "sight.gguf"
    if sight.exists():
        params.mmproj.path = str(sight)
        params.mmproj_use_gpu = False
    params.model_alias = {name}
    params.api_keys = [os.environ["LOCAL_MODEL_KEY"]]
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.n_ctx = context
    params.n_parallel = parallel
    params.cpuparams.n_threads = 1
    params.cpuparams_batch.n_threads = 1
    params.warmup = False
    server = llama.Server(params)
    _announce(folder, server.listening_address)
    sys.stdin.buffer.read()
    os._exit(0)  # the server's own threads would make a plain exit wait


def _announce(folder: Path, address: str) -> None:
    draft = folder / "address.draft"
    draft.write_text(address)
    draft.rename(folder / "address")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
