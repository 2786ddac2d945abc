"""Writes functional-keras.h5, compiled-keras.h5, what they answer, and two-inputs-keras.h5.

functional_keras.py DIRECTORY (TensorFlow 2.15)
"""

import json
import sys
from pathlib import Path

import numpy as np
import tensorflow as tf

directory = Path(sys.argv[1])
tf.keras.utils.set_random_seed(7)
layers = tf.keras.layers
values = np.random.default_rng(1).normal(size=(4, 8, 6, 2)).astype("float32").round(6)
labels = np.eye(3, dtype="float32")[[0, 1, 2, 0]]


def write(network, name, **options):
    """The model, trained a little, beside its answers."""
    network.compile("sgd", "categorical_crossentropy")
    network.fit(values, labels, epochs=3, verbose=0)
    network.save(directory / f"{name}.h5", **options)
    answers = network.predict(values, verbose=0)
    text = {"images": values.transpose(0, 3, 1, 2).ravel().tolist(), "answers": answers.ravel().tolist()}
    text["images"] = [round(value, 6) for value in text["images"]]
    (directory / f"{name}.json").write_text(json.dumps(text) + "\n", encoding="utf-8")


def convolution(inputs, filters, size):
    """A convolution with its normalisation, as residual networks have it."""
    outputs = layers.Conv2D(filters, size, padding="same", use_bias=False)(inputs)
    return layers.BatchNormalization()(outputs)


images = layers.Input((8, 6, 2))
stem = layers.ZeroPadding2D(((1, 1), (1, 1)))(images)
stem = layers.Conv2D(4, 3, activation="relu")(stem)
block = layers.Activation("relu")(convolution(stem, 4, 3))
block = layers.ReLU()(layers.Add()([convolution(block, 4, 3), stem]))
pooled = layers.Concatenate()([layers.MaxPooling2D(2)(block), layers.AveragePooling2D(2)(block)])
narrow = layers.Activation("relu")(convolution(pooled, 4, 1))
narrow = layers.Dropout(0.25)(narrow)
flat = layers.Dropout(0.25)(layers.Flatten()(narrow))
flat = layers.Dense(5, activation="relu")(flat)
mean = layers.GlobalAveragePooling2D()(narrow)
both = layers.Concatenate()([flat, mean])
write(tf.keras.Model(images, layers.Dense(3, activation="softmax")(both)), "functional-keras", include_optimizer=False)

compiled = [layers.Input((8, 6, 2)), layers.Conv2D(3, 3, strides=2, padding="same", activation="relu"), layers.Flatten()]
compiled += [layers.Dropout(0.5), layers.Dense(4, activation="relu"), layers.Dense(3), layers.Softmax()]
write(tf.keras.Sequential(compiled), "compiled-keras")

pair = [layers.Input((8, 6, 2)), layers.Input((8, 6, 2))]
tf.keras.Model(pair, layers.Dense(3, activation="softmax")(layers.Flatten()(layers.Add()(pair)))).save(directory / "two-inputs-keras.h5")
