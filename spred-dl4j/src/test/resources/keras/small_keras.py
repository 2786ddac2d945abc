"""Writes small-keras.h5 and what it answers: small_keras.py DIRECTORY (TensorFlow 2.15)."""

import json
import sys
from pathlib import Path

import numpy as np
import tensorflow as tf

directory = Path(sys.argv[1])
tf.keras.utils.set_random_seed(7)
layers = tf.keras.layers
network = tf.keras.Sequential(
    [
        layers.Input((6, 6, 2)),
        layers.Conv2D(3, 3, padding="same", use_bias=False),
        layers.BatchNormalization(),
        layers.Activation("relu"),
        layers.MaxPooling2D(2),
        layers.Flatten(),
        layers.Dense(5, activation="relu"),
        layers.Dense(3, activation="softmax"),
    ]
)
network.compile("sgd", "categorical_crossentropy")
images = np.random.default_rng(1).normal(size=(4, 6, 6, 2)).astype("float32")
network.fit(images, np.eye(3, dtype="float32")[[0, 1, 2, 0]], epochs=3, verbose=0)
network.save(directory / "small-keras.h5", include_optimizer=False)
answers = network.predict(images, verbose=0)
text = {"images": images.transpose(0, 3, 1, 2).ravel().round(6).tolist(), "answers": answers.ravel().tolist()}
(directory / "small-keras.json").write_text(json.dumps(text) + "\n", encoding="utf-8")
