"""Params of the stages as the Java classes declare them. Written by params_of_java.py; do not edit."""

from __future__ import annotations

from typing import List, Mapping, Optional, Sequence, TypeVar, Union

from pyspark import keyword_only
from pyspark.ml.param import Param, Params, TypeConverters

from spred._converters import feature_groups
from spred._wrapper import ModelOfJava, SelectingModel, Stage


_SpredFeatureSelectorType = TypeVar("_SpredFeatureSelectorType", bound="_SpredFeatureSelector")


class _SpredFeatureSelector(Stage):
    """Params of :class:`spred.SpredFeatureSelector`."""

    balance: Param[float] = Param(
        Params._dummy(),
        "balance",
        "weight decay on the mask relative to kappa, alpha / kappa (above 0)",
        typeConverter=TypeConverters.toFloat,
    )
    batchSize: Param[int] = Param(
        Params._dummy(),
        "batchSize",
        "rows a step (at least 0); 0 takes all, which newton and lbfgs need",
        typeConverter=TypeConverters.toInt,
    )
    checkpointDir: Param[str] = Param(
        Params._dummy(),
        "checkpointDir",
        "directory, of any file system that Spark reaches, that keeps every solved strength: the same fit "
        "started again after a kill goes on from there and ends with the same result; empty keeps nothing",
        typeConverter=TypeConverters.toString,
    )
    covariatesCol: Param[str] = Param(
        Params._dummy(),
        "covariatesCol",
        "name of a vector column, as VectorAssembler writes it, that enters without a penalty beside the "
        "features (age, sex): part of every model, never selected; needs heads linear",
        typeConverter=TypeConverters.toString,
    )
    denseDecay: Param[float] = Param(
        Params._dummy(),
        "denseDecay",
        "weight decay of the layers behind the first one, towards their initial values (at least 0)",
        typeConverter=TypeConverters.toFloat,
    )
    denseLearningRate: Param[float] = Param(
        Params._dummy(),
        "denseLearningRate",
        "learning rate of the layers behind the first one (above 0); the default of their optimizer when "
        "unset",
        typeConverter=TypeConverters.toFloat,
    )
    denseOptimizer: Param[str] = Param(
        Params._dummy(),
        "denseOptimizer",
        "method that trains the layers behind the first one, spelled as optimizer; the same method when unset",
        typeConverter=TypeConverters.toString,
    )
    direction: Param[str] = Param(
        Params._dummy(),
        "direction",
        "which way the path is walked: sparseToDense or denseToSparse; with an MLP head the two may find "
        "other minima",
        typeConverter=TypeConverters.toString,
    )
    elasticNetParam: Param[float] = Param(
        Params._dummy(),
        "elasticNetParam",
        "share a of the L1 penalty in 2 kappa (a sum ||V_i|| + (1 - a)/2 ||V||^2) (above 0, at most 1); below"
        " 1, correlated features enter together",
        typeConverter=TypeConverters.toFloat,
    )
    evaluationInterval: Param[int] = Param(
        Params._dummy(),
        "evaluationInterval",
        "steps between looks at the validation rows (at least 1)",
        typeConverter=TypeConverters.toInt,
    )
    excludedFeatures: Param[List[str]] = Param(
        Params._dummy(),
        "excludedFeatures",
        "names of features that are never selected (by the ML attributes of the features column; where it has"
        " none, indices as text)",
        typeConverter=TypeConverters.toListString,
    )
    fdr: Param[float] = Param(
        Params._dummy(),
        "fdr",
        "rate of false features that a second list, made by fdrMethod, may hold in the mean (below 1; 0 for "
        "no such list); it takes at least 1 / fdr features, else the list is empty",
        typeConverter=TypeConverters.toFloat,
    )
    fdrMethod: Param[str] = Param(
        Params._dummy(),
        "fdrMethod",
        "what features are held against to control false discoveries: knockoffs (imitations of the same mean "
        "and correlations) or shadow (copies with permuted rows: cheaper, and no guard against features that "
        "are only correlated with true ones)",
        typeConverter=TypeConverters.toString,
    )
    featureGroups: Param[str] = Param(
        Params._dummy(),
        "featureGroups",
        "groups of features that enter together, as a JSON object of name and features: {\"ras\": [\"KRAS\", "
        "\"NRAS\"]}; a group of m features has the penalty factor sqrt(m), features in no group stand alone",
        typeConverter=feature_groups,
    )
    featuresCol: Param[str] = Param(
        Params._dummy(),
        "featuresCol",
        "name of the vector column with the features",
        typeConverter=TypeConverters.toString,
    )
    fitIntercept: Param[bool] = Param(
        Params._dummy(),
        "fitIntercept",
        "whether the linear head has an unpenalised intercept",
        typeConverter=TypeConverters.toBoolean,
    )
    gapTol: Param[float] = Param(
        Params._dummy(),
        "gapTol",
        "largest duality gap relative to the objective (above 0); for the linear head with the optimizer "
        "newton, tol is for the others",
        typeConverter=TypeConverters.toFloat,
    )
    gradientClip: Param[float] = Param(
        Params._dummy(),
        "gradientClip",
        "norm above which the whole gradient is scaled down (at least 0); 0 never clips",
        typeConverter=TypeConverters.toFloat,
    )
    groupCol: Param[str] = Param(
        Params._dummy(),
        "groupCol",
        "name of the column with the group of a sample; drawn validation rows share no group with training "
        "rows",
        typeConverter=TypeConverters.toString,
    )
    heads: Param[str] = Param(
        Params._dummy(),
        "heads",
        "heads that share the mask: ensemble (both), linear or mlp",
        typeConverter=TypeConverters.toString,
    )
    hiddenLayers: Param[List[int]] = Param(
        Params._dummy(),
        "hiddenLayers",
        "sizes of the hidden layers of the MLP head (each at least 1); not used by linear heads",
        typeConverter=TypeConverters.toListInt,
    )
    initialization: Param[str] = Param(
        Params._dummy(),
        "initialization",
        "start of the pair when screening is off: independent, squareRoot or fromDense",
        typeConverter=TypeConverters.toString,
    )
    kappa: Param[float] = Param(
        Params._dummy(),
        "kappa",
        "strength kappa of the penalty 2 kappa sum of norms (above 0), used by selectionMode kappa",
        typeConverter=TypeConverters.toFloat,
    )
    kappaRatio: Param[float] = Param(
        Params._dummy(),
        "kappaRatio",
        "smallest kappa of the path relative to kappaMax (above 0, below 1)",
        typeConverter=TypeConverters.toFloat,
    )
    labelCol: Param[str] = Param(
        Params._dummy(),
        "labelCol",
        "name of the numeric column with the class, 0 to k - 1",
        typeConverter=TypeConverters.toString,
    )
    layout: Param[str] = Param(
        Params._dummy(),
        "layout",
        "rows (the values are gathered into one array, and a fit is one task), columns (features lie on the "
        "executors as blocks, and the few in work are solved on the driver; linear head, optimizer newton, no"
        " featureGroups, scaling other than global) or auto (columns where that is so and 12 bytes times rows"
        " times features are more than the memory of the driver or of an executor); both give the same "
        "result, bit for bit",
        typeConverter=TypeConverters.toString,
    )
    learningRate: Param[float] = Param(
        Params._dummy(),
        "learningRate",
        "learning rate of the redundant pair (above 0); the default of the optimizer when unset, not used by "
        "newton and lbfgs",
        typeConverter=TypeConverters.toFloat,
    )
    learningRateSchedule: Param[str] = Param(
        Params._dummy(),
        "learningRateSchedule",
        "change of the learning rates over the iterations: constant, cosine, step or linear",
        typeConverter=TypeConverters.toString,
    )
    maxFalseSelections: Param[float] = Param(
        Params._dummy(),
        "maxFalseSelections",
        "expected number of false selections that the bound for stable features may reach: the frequencies "
        "count as many strengths as it allows (above 0)",
        typeConverter=TypeConverters.toFloat,
    )
    maxIter: Param[int] = Param(
        Params._dummy(),
        "maxIter",
        "largest number of steps at one strength (at least 1); 200 for newton and lbfgs, 5000 for the others "
        "when unset",
        typeConverter=TypeConverters.toInt,
    )
    missing: Param[str] = Param(
        Params._dummy(),
        "missing",
        "policy for NaN in the features: error, mean (of the training rows) or zero",
        typeConverter=TypeConverters.toString,
    )
    numFolds: Param[int] = Param(
        Params._dummy(),
        "numFolds",
        "number of folds of the cross-validation that chooses the strength (at least 2)",
        typeConverter=TypeConverters.toInt,
    )
    numKappas: Param[int] = Param(
        Params._dummy(),
        "numKappas",
        "number of strengths, geometric from kappaMax downwards (at least 1)",
        typeConverter=TypeConverters.toInt,
    )
    numOuterFolds: Param[int] = Param(
        Params._dummy(),
        "numOuterFolds",
        "outer folds that estimate the accuracy of the whole procedure, choice of kappa included, on rows "
        "that had no part in it (at least 2; 0 for no estimate)",
        typeConverter=TypeConverters.toInt,
    )
    numRepeats: Param[int] = Param(
        Params._dummy(),
        "numRepeats",
        "how often the folds of the cross-validation are drawn anew (at least 1)",
        typeConverter=TypeConverters.toInt,
    )
    numResamples: Param[int] = Param(
        Params._dummy(),
        "numResamples",
        "half-samples of a stability selection, which come in complementary pairs (an even number, 100 is "
        "customary; 0 for none)",
        typeConverter=TypeConverters.toInt,
    )
    numTopFeatures: Param[int] = Param(
        Params._dummy(),
        "numTopFeatures",
        "number of features to select (at least 1), used by selectionMode numTopFeatures",
        typeConverter=TypeConverters.toInt,
    )
    optimizer: Param[str] = Param(
        Params._dummy(),
        "optimizer",
        "method that trains the redundant pair: newton (the linear head then has a duality gap), sgd, "
        "momentum, adam, adamw, adagrad or lbfgs",
        typeConverter=TypeConverters.toString,
    )
    outputCol: Param[str] = Param(
        Params._dummy(),
        "outputCol",
        "name of the vector column that is written",
        typeConverter=TypeConverters.toString,
    )
    pathwayWeights: Param[str] = Param(
        Params._dummy(),
        "pathwayWeights",
        "penalty factor of a pathway of m features: squareRoot (of m) or one",
        typeConverter=TypeConverters.toString,
    )
    pathways: Param[str] = Param(
        Params._dummy(),
        "pathways",
        "groups of features that may overlap, as a JSON object of name and features: {\"ras\": [\"KRAS\", "
        "\"NRAS\"]}; a feature is in when one of its groups is, names that no feature has are passed over, "
        "features in no group stand alone; needs heads linear",
        typeConverter=feature_groups,
    )
    patience: Param[int] = Param(
        Params._dummy(),
        "patience",
        "looks without a better validation loss after which training stops early (at least 0); 0 never does",
        typeConverter=TypeConverters.toInt,
    )
    penaltyForm: Param[str] = Param(
        Params._dummy(),
        "penaltyForm",
        "penalty on all weights of a feature together (group) or on each weight (elementwise)",
        typeConverter=TypeConverters.toString,
    )
    predictionCol: Param[str] = Param(
        Params._dummy(),
        "predictionCol",
        "name of the column with the predicted class; not written when unset",
        typeConverter=TypeConverters.toString,
    )
    probabilityCol: Param[str] = Param(
        Params._dummy(),
        "probabilityCol",
        "name of the column with the probability of each class; not written when unset",
        typeConverter=TypeConverters.toString,
    )
    rawPredictionCol: Param[str] = Param(
        Params._dummy(),
        "rawPredictionCol",
        "name of the column with the log of the mean probability of each class; not written when unset",
        typeConverter=TypeConverters.toString,
    )
    relaxation: Param[str] = Param(
        Params._dummy(),
        "relaxation",
        "share gamma of the L1 solution in the predictions, the rest is a refit of the selected features "
        "without L1 penalty: a number from 0 to 1 (1 is the certified solution alone), or auto: chosen on the"
        " validation rows with kappa",
        typeConverter=TypeConverters.toString,
    )
    relaxationRidge: Param[float] = Param(
        Params._dummy(),
        "relaxationRidge",
        "strength r of the penalty r/2 ||V||^2 of the refit that relaxation blends in, on standardised "
        "features (above 0)",
        typeConverter=TypeConverters.toFloat,
    )
    restarts: Param[int] = Param(
        Params._dummy(),
        "restarts",
        "draws of the dense layers of an MLP head (at least 1); at every strength the lowest objective is "
        "kept",
        typeConverter=TypeConverters.toInt,
    )
    scaling: Param[str] = Param(
        Params._dummy(),
        "scaling",
        "scaling fitted on training rows: feature (mean 0, deviation 1 each), global (one deviation), center "
        "or none",
        typeConverter=TypeConverters.toString,
    )
    screening: Param[bool] = Param(
        Params._dummy(),
        "screening",
        "whether only features that the optimality conditions ask for are trained; false trains all at once",
        typeConverter=TypeConverters.toBoolean,
    )
    seed: Param[int] = Param(
        Params._dummy(),
        "seed",
        "seed of initial weights, mini-batches and drawn validation rows",
        typeConverter=TypeConverters.toInt,
    )
    selectionMode: Param[str] = Param(
        Params._dummy(),
        "selectionMode",
        "how kappa is chosen: validation (best score on validation rows), oneStandardError (the sparsest "
        "within one standard error of the best accuracy there), kappa (as given) or numTopFeatures",
        typeConverter=TypeConverters.toString,
    )
    stabilityThreshold: Param[float] = Param(
        Params._dummy(),
        "stabilityThreshold",
        "frequency among the half-samples from which a feature is stable (above 0.5 and at most 1; 0.6 to 0.9"
        " is customary)",
        typeConverter=TypeConverters.toFloat,
    )
    tol: Param[float] = Param(
        Params._dummy(),
        "tol",
        "largest violation of the optimality conditions relative to 2 kappa (above 0); the linear head with "
        "the optimizer newton takes gapTol",
        typeConverter=TypeConverters.toFloat,
    )
    unpenalizedFeatures: Param[List[str]] = Param(
        Params._dummy(),
        "unpenalizedFeatures",
        "names of features that are never penalised, such as age, and so are always in (by the ML attributes "
        "of the features column; where it has none, indices as text)",
        typeConverter=TypeConverters.toListString,
    )
    validation: Param[str] = Param(
        Params._dummy(),
        "validation",
        "which rows choose kappa: split (some that are never trained on: validationIndicatorCol or "
        "validationFraction) or cv (cross-validation: every row is held out once a repeat, and all train the "
        "result)",
        typeConverter=TypeConverters.toString,
    )
    validationFraction: Param[float] = Param(
        Params._dummy(),
        "validationFraction",
        "share of rows drawn for validation (above 0, below 1), used by selectionMode validation and "
        "oneStandardError and by relaxation auto",
        typeConverter=TypeConverters.toFloat,
    )
    validationIndicatorCol: Param[str] = Param(
        Params._dummy(),
        "validationIndicatorCol",
        "name of the boolean column that is true for validation rows; without it they are drawn by "
        "validationFraction",
        typeConverter=TypeConverters.toString,
    )

    def getBalance(self) -> float:
        """Gets ``balance``: weight decay on the mask relative to kappa, alpha / kappa (above 0)."""
        return self.getOrDefault(self.balance)

    def getBatchSize(self) -> int:
        """Gets ``batchSize``: rows a step (at least 0); 0 takes all, which newton and lbfgs need."""
        return self.getOrDefault(self.batchSize)

    def getCheckpointDir(self) -> str:
        """Gets ``checkpointDir``: directory, of any file system that Spark reaches, that keeps every solved
        strength: the same fit started again after a kill goes on from there and ends with the same result;
        empty keeps nothing.
        """
        return self.getOrDefault(self.checkpointDir)

    def getCovariatesCol(self) -> str:
        """Gets ``covariatesCol``: name of a vector column, as VectorAssembler writes it, that enters without
        a penalty beside the features (age, sex): part of every model, never selected; needs heads linear.
        """
        return self.getOrDefault(self.covariatesCol)

    def getDenseDecay(self) -> float:
        """Gets ``denseDecay``: weight decay of the layers behind the first one, towards their initial values
        (at least 0).
        """
        return self.getOrDefault(self.denseDecay)

    def getDenseLearningRate(self) -> float:
        """Gets ``denseLearningRate``: learning rate of the layers behind the first one (above 0); the default
        of their optimizer when unset.
        """
        return self.getOrDefault(self.denseLearningRate)

    def getDenseOptimizer(self) -> str:
        """Gets ``denseOptimizer``: method that trains the layers behind the first one, spelled as optimizer;
        the same method when unset.
        """
        return self.getOrDefault(self.denseOptimizer)

    def getDirection(self) -> str:
        """Gets ``direction``: which way the path is walked: sparseToDense or denseToSparse; with an MLP head
        the two may find other minima.
        """
        return self.getOrDefault(self.direction)

    def getElasticNetParam(self) -> float:
        """Gets ``elasticNetParam``: share a of the L1 penalty in 2 kappa (a sum ||V_i|| + (1 - a)/2 ||V||^2)
        (above 0, at most 1); below 1, correlated features enter together.
        """
        return self.getOrDefault(self.elasticNetParam)

    def getEvaluationInterval(self) -> int:
        """Gets ``evaluationInterval``: steps between looks at the validation rows (at least 1)."""
        return self.getOrDefault(self.evaluationInterval)

    def getExcludedFeatures(self) -> List[str]:
        """Gets ``excludedFeatures``: names of features that are never selected (by the ML attributes of the
        features column; where it has none, indices as text).
        """
        return self.getOrDefault(self.excludedFeatures)

    def getFdr(self) -> float:
        """Gets ``fdr``: rate of false features that a second list, made by fdrMethod, may hold in the mean
        (below 1; 0 for no such list); it takes at least 1 / fdr features, else the list is empty.
        """
        return self.getOrDefault(self.fdr)

    def getFdrMethod(self) -> str:
        """Gets ``fdrMethod``: what features are held against to control false discoveries: knockoffs
        (imitations of the same mean and correlations) or shadow (copies with permuted rows: cheaper, and no
        guard against features that are only correlated with true ones).
        """
        return self.getOrDefault(self.fdrMethod)

    def getFeatureGroups(self) -> str:
        """Gets ``featureGroups``: groups of features that enter together, as a JSON object of name and
        features: {"ras": ["KRAS", "NRAS"]}; a group of m features has the penalty factor sqrt(m), features in
        no group stand alone.
        """
        return self.getOrDefault(self.featureGroups)

    def getFeaturesCol(self) -> str:
        """Gets ``featuresCol``: name of the vector column with the features."""
        return self.getOrDefault(self.featuresCol)

    def getFitIntercept(self) -> bool:
        """Gets ``fitIntercept``: whether the linear head has an unpenalised intercept."""
        return self.getOrDefault(self.fitIntercept)

    def getGapTol(self) -> float:
        """Gets ``gapTol``: largest duality gap relative to the objective (above 0); for the linear head with
        the optimizer newton, tol is for the others.
        """
        return self.getOrDefault(self.gapTol)

    def getGradientClip(self) -> float:
        """Gets ``gradientClip``: norm above which the whole gradient is scaled down (at least 0); 0 never
        clips.
        """
        return self.getOrDefault(self.gradientClip)

    def getGroupCol(self) -> str:
        """Gets ``groupCol``: name of the column with the group of a sample; drawn validation rows share no
        group with training rows.
        """
        return self.getOrDefault(self.groupCol)

    def getHeads(self) -> str:
        """Gets ``heads``: heads that share the mask: ensemble (both), linear or mlp."""
        return self.getOrDefault(self.heads)

    def getHiddenLayers(self) -> List[int]:
        """Gets ``hiddenLayers``: sizes of the hidden layers of the MLP head (each at least 1); not used by
        linear heads.
        """
        return self.getOrDefault(self.hiddenLayers)

    def getInitialization(self) -> str:
        """Gets ``initialization``: start of the pair when screening is off: independent, squareRoot or
        fromDense.
        """
        return self.getOrDefault(self.initialization)

    def getKappa(self) -> float:
        """Gets ``kappa``: strength kappa of the penalty 2 kappa sum of norms (above 0), used by selectionMode
        kappa.
        """
        return self.getOrDefault(self.kappa)

    def getKappaRatio(self) -> float:
        """Gets ``kappaRatio``: smallest kappa of the path relative to kappaMax (above 0, below 1)."""
        return self.getOrDefault(self.kappaRatio)

    def getLabelCol(self) -> str:
        """Gets ``labelCol``: name of the numeric column with the class, 0 to k - 1."""
        return self.getOrDefault(self.labelCol)

    def getLayout(self) -> str:
        """Gets ``layout``: rows (the values are gathered into one array, and a fit is one task), columns
        (features lie on the executors as blocks, and the few in work are solved on the driver; linear head,
        optimizer newton, no featureGroups, scaling other than global) or auto (columns where that is so and
        12 bytes times rows times features are more than the memory of the driver or of an executor); both
        give the same result, bit for bit.
        """
        return self.getOrDefault(self.layout)

    def getLearningRate(self) -> float:
        """Gets ``learningRate``: learning rate of the redundant pair (above 0); the default of the optimizer
        when unset, not used by newton and lbfgs.
        """
        return self.getOrDefault(self.learningRate)

    def getLearningRateSchedule(self) -> str:
        """Gets ``learningRateSchedule``: change of the learning rates over the iterations: constant, cosine,
        step or linear.
        """
        return self.getOrDefault(self.learningRateSchedule)

    def getMaxFalseSelections(self) -> float:
        """Gets ``maxFalseSelections``: expected number of false selections that the bound for stable features
        may reach: the frequencies count as many strengths as it allows (above 0).
        """
        return self.getOrDefault(self.maxFalseSelections)

    def getMaxIter(self) -> int:
        """Gets ``maxIter``: largest number of steps at one strength (at least 1); 200 for newton and lbfgs,
        5000 for the others when unset.
        """
        return self.getOrDefault(self.maxIter)

    def getMissing(self) -> str:
        """Gets ``missing``: policy for NaN in the features: error, mean (of the training rows) or zero."""
        return self.getOrDefault(self.missing)

    def getNumFolds(self) -> int:
        """Gets ``numFolds``: number of folds of the cross-validation that chooses the strength (at least 2)."""
        return self.getOrDefault(self.numFolds)

    def getNumKappas(self) -> int:
        """Gets ``numKappas``: number of strengths, geometric from kappaMax downwards (at least 1)."""
        return self.getOrDefault(self.numKappas)

    def getNumOuterFolds(self) -> int:
        """Gets ``numOuterFolds``: outer folds that estimate the accuracy of the whole procedure, choice of
        kappa included, on rows that had no part in it (at least 2; 0 for no estimate).
        """
        return self.getOrDefault(self.numOuterFolds)

    def getNumRepeats(self) -> int:
        """Gets ``numRepeats``: how often the folds of the cross-validation are drawn anew (at least 1)."""
        return self.getOrDefault(self.numRepeats)

    def getNumResamples(self) -> int:
        """Gets ``numResamples``: half-samples of a stability selection, which come in complementary pairs (an
        even number, 100 is customary; 0 for none).
        """
        return self.getOrDefault(self.numResamples)

    def getNumTopFeatures(self) -> int:
        """Gets ``numTopFeatures``: number of features to select (at least 1), used by selectionMode
        numTopFeatures.
        """
        return self.getOrDefault(self.numTopFeatures)

    def getOptimizer(self) -> str:
        """Gets ``optimizer``: method that trains the redundant pair: newton (the linear head then has a
        duality gap), sgd, momentum, adam, adamw, adagrad or lbfgs.
        """
        return self.getOrDefault(self.optimizer)

    def getOutputCol(self) -> str:
        """Gets ``outputCol``: name of the vector column that is written."""
        return self.getOrDefault(self.outputCol)

    def getPathwayWeights(self) -> str:
        """Gets ``pathwayWeights``: penalty factor of a pathway of m features: squareRoot (of m) or one."""
        return self.getOrDefault(self.pathwayWeights)

    def getPathways(self) -> str:
        """Gets ``pathways``: groups of features that may overlap, as a JSON object of name and features:
        {"ras": ["KRAS", "NRAS"]}; a feature is in when one of its groups is, names that no feature has are
        passed over, features in no group stand alone; needs heads linear.
        """
        return self.getOrDefault(self.pathways)

    def getPatience(self) -> int:
        """Gets ``patience``: looks without a better validation loss after which training stops early (at
        least 0); 0 never does.
        """
        return self.getOrDefault(self.patience)

    def getPenaltyForm(self) -> str:
        """Gets ``penaltyForm``: penalty on all weights of a feature together (group) or on each weight
        (elementwise).
        """
        return self.getOrDefault(self.penaltyForm)

    def getPredictionCol(self) -> str:
        """Gets ``predictionCol``: name of the column with the predicted class; not written when unset."""
        return self.getOrDefault(self.predictionCol)

    def getProbabilityCol(self) -> str:
        """Gets ``probabilityCol``: name of the column with the probability of each class; not written when
        unset.
        """
        return self.getOrDefault(self.probabilityCol)

    def getRawPredictionCol(self) -> str:
        """Gets ``rawPredictionCol``: name of the column with the log of the mean probability of each class;
        not written when unset.
        """
        return self.getOrDefault(self.rawPredictionCol)

    def getRelaxation(self) -> str:
        """Gets ``relaxation``: share gamma of the L1 solution in the predictions, the rest is a refit of the
        selected features without L1 penalty: a number from 0 to 1 (1 is the certified solution alone), or
        auto: chosen on the validation rows with kappa.
        """
        return self.getOrDefault(self.relaxation)

    def getRelaxationRidge(self) -> float:
        """Gets ``relaxationRidge``: strength r of the penalty r/2 ||V||^2 of the refit that relaxation blends
        in, on standardised features (above 0).
        """
        return self.getOrDefault(self.relaxationRidge)

    def getRestarts(self) -> int:
        """Gets ``restarts``: draws of the dense layers of an MLP head (at least 1); at every strength the
        lowest objective is kept.
        """
        return self.getOrDefault(self.restarts)

    def getScaling(self) -> str:
        """Gets ``scaling``: scaling fitted on training rows: feature (mean 0, deviation 1 each), global (one
        deviation), center or none.
        """
        return self.getOrDefault(self.scaling)

    def getScreening(self) -> bool:
        """Gets ``screening``: whether only features that the optimality conditions ask for are trained; false
        trains all at once.
        """
        return self.getOrDefault(self.screening)

    def getSeed(self) -> int:
        """Gets ``seed``: seed of initial weights, mini-batches and drawn validation rows."""
        return self.getOrDefault(self.seed)

    def getSelectionMode(self) -> str:
        """Gets ``selectionMode``: how kappa is chosen: validation (best score on validation rows),
        oneStandardError (the sparsest within one standard error of the best accuracy there), kappa (as given)
        or numTopFeatures.
        """
        return self.getOrDefault(self.selectionMode)

    def getStabilityThreshold(self) -> float:
        """Gets ``stabilityThreshold``: frequency among the half-samples from which a feature is stable (above
        0.5 and at most 1; 0.6 to 0.9 is customary).
        """
        return self.getOrDefault(self.stabilityThreshold)

    def getTol(self) -> float:
        """Gets ``tol``: largest violation of the optimality conditions relative to 2 kappa (above 0); the
        linear head with the optimizer newton takes gapTol.
        """
        return self.getOrDefault(self.tol)

    def getUnpenalizedFeatures(self) -> List[str]:
        """Gets ``unpenalizedFeatures``: names of features that are never penalised, such as age, and so are
        always in (by the ML attributes of the features column; where it has none, indices as text).
        """
        return self.getOrDefault(self.unpenalizedFeatures)

    def getValidation(self) -> str:
        """Gets ``validation``: which rows choose kappa: split (some that are never trained on:
        validationIndicatorCol or validationFraction) or cv (cross-validation: every row is held out once a
        repeat, and all train the result).
        """
        return self.getOrDefault(self.validation)

    def getValidationFraction(self) -> float:
        """Gets ``validationFraction``: share of rows drawn for validation (above 0, below 1), used by
        selectionMode validation and oneStandardError and by relaxation auto.
        """
        return self.getOrDefault(self.validationFraction)

    def getValidationIndicatorCol(self) -> str:
        """Gets ``validationIndicatorCol``: name of the boolean column that is true for validation rows;
        without it they are drawn by validationFraction.
        """
        return self.getOrDefault(self.validationIndicatorCol)

    @keyword_only
    def __init__(
        self,
        *,
        balance: float = 1.0,
        batchSize: int = 0,
        checkpointDir: str = "",
        covariatesCol: Optional[str] = None,
        denseDecay: float = 1.0,
        denseLearningRate: Optional[float] = None,
        denseOptimizer: Optional[str] = None,
        direction: str = "sparseToDense",
        elasticNetParam: float = 1.0,
        evaluationInterval: int = 100,
        excludedFeatures: Sequence[str] = (),
        fdr: float = 0.0,
        fdrMethod: str = "knockoffs",
        featureGroups: Union[str, Mapping[str, Sequence[str]]] = "{}",
        featuresCol: str = "features",
        fitIntercept: bool = True,
        gapTol: float = 1e-06,
        gradientClip: float = 0.0,
        groupCol: Optional[str] = None,
        heads: str = "ensemble",
        hiddenLayers: Sequence[int] = (1024, 1024),
        initialization: str = "independent",
        kappa: Optional[float] = None,
        kappaRatio: float = 0.01,
        labelCol: str = "label",
        layout: str = "auto",
        learningRate: Optional[float] = None,
        learningRateSchedule: str = "constant",
        maxFalseSelections: float = 1.0,
        maxIter: Optional[int] = None,
        missing: str = "error",
        numFolds: int = 5,
        numKappas: int = 100,
        numOuterFolds: int = 0,
        numRepeats: int = 1,
        numResamples: int = 0,
        numTopFeatures: Optional[int] = None,
        optimizer: str = "newton",
        outputCol: Optional[str] = None,
        pathwayWeights: str = "squareRoot",
        pathways: Union[str, Mapping[str, Sequence[str]]] = "{}",
        patience: int = 0,
        penaltyForm: str = "group",
        predictionCol: Optional[str] = None,
        probabilityCol: Optional[str] = None,
        rawPredictionCol: Optional[str] = None,
        relaxation: str = "1.0",
        relaxationRidge: float = 0.01,
        restarts: int = 1,
        scaling: str = "feature",
        screening: bool = True,
        seed: int = 1,
        selectionMode: str = "validation",
        stabilityThreshold: float = 0.75,
        tol: float = 0.001,
        unpenalizedFeatures: Sequence[str] = (),
        validation: str = "split",
        validationFraction: float = 0.25,
        validationIndicatorCol: Optional[str] = None,
    ) -> None:
        """
        Parameters
        ----------
        balance : float
            weight decay on the mask relative to kappa, alpha / kappa (above 0) (default ``1.0``).
        batchSize : int
            rows a step (at least 0); 0 takes all, which newton and lbfgs need (default ``0``).
        checkpointDir : str
            directory, of any file system that Spark reaches, that keeps every solved strength: the same fit
            started again after a kill goes on from there and ends with the same result; empty keeps nothing
            (default ``""``).
        covariatesCol : str
            name of a vector column, as VectorAssembler writes it, that enters without a penalty beside the
            features (age, sex): part of every model, never selected; needs heads linear.
        denseDecay : float
            weight decay of the layers behind the first one, towards their initial values (at least 0)
            (default ``1.0``).
        denseLearningRate : float
            learning rate of the layers behind the first one (above 0); the default of their optimizer when
            unset.
        denseOptimizer : str
            method that trains the layers behind the first one, spelled as optimizer; the same method when
            unset.
        direction : str
            which way the path is walked: sparseToDense or denseToSparse; with an MLP head the two may find
            other minima (default ``"sparseToDense"``).
        elasticNetParam : float
            share a of the L1 penalty in 2 kappa (a sum ||V_i|| + (1 - a)/2 ||V||^2) (above 0, at most 1);
            below 1, correlated features enter together (default ``1.0``).
        evaluationInterval : int
            steps between looks at the validation rows (at least 1) (default ``100``).
        excludedFeatures : Sequence[str]
            names of features that are never selected (by the ML attributes of the features column; where it
            has none, indices as text) (default ``()``).
        fdr : float
            rate of false features that a second list, made by fdrMethod, may hold in the mean (below 1; 0 for
            no such list); it takes at least 1 / fdr features, else the list is empty (default ``0.0``).
        fdrMethod : str
            what features are held against to control false discoveries: knockoffs (imitations of the same
            mean and correlations) or shadow (copies with permuted rows: cheaper, and no guard against
            features that are only correlated with true ones) (default ``"knockoffs"``).
        featureGroups : Union[str, Mapping[str, Sequence[str]]]
            groups of features that enter together, as a JSON object of name and features: {"ras": ["KRAS",
            "NRAS"]}; a group of m features has the penalty factor sqrt(m), features in no group stand alone
            (default ``"{}"``).
        featuresCol : str
            name of the vector column with the features (default ``"features"``).
        fitIntercept : bool
            whether the linear head has an unpenalised intercept (default ``True``).
        gapTol : float
            largest duality gap relative to the objective (above 0); for the linear head with the optimizer
            newton, tol is for the others (default ``1e-06``).
        gradientClip : float
            norm above which the whole gradient is scaled down (at least 0); 0 never clips (default ``0.0``).
        groupCol : str
            name of the column with the group of a sample; drawn validation rows share no group with training
            rows.
        heads : str
            heads that share the mask: ensemble (both), linear or mlp (default ``"ensemble"``).
        hiddenLayers : Sequence[int]
            sizes of the hidden layers of the MLP head (each at least 1); not used by linear heads (default
            ``(1024, 1024)``).
        initialization : str
            start of the pair when screening is off: independent, squareRoot or fromDense (default
            ``"independent"``).
        kappa : float
            strength kappa of the penalty 2 kappa sum of norms (above 0), used by selectionMode kappa.
        kappaRatio : float
            smallest kappa of the path relative to kappaMax (above 0, below 1) (default ``0.01``).
        labelCol : str
            name of the numeric column with the class, 0 to k - 1 (default ``"label"``).
        layout : str
            rows (the values are gathered into one array, and a fit is one task), columns (features lie on the
            executors as blocks, and the few in work are solved on the driver; linear head, optimizer newton,
            no featureGroups, scaling other than global) or auto (columns where that is so and 12 bytes times
            rows times features are more than the memory of the driver or of an executor); both give the same
            result, bit for bit (default ``"auto"``).
        learningRate : float
            learning rate of the redundant pair (above 0); the default of the optimizer when unset, not used
            by newton and lbfgs.
        learningRateSchedule : str
            change of the learning rates over the iterations: constant, cosine, step or linear (default
            ``"constant"``).
        maxFalseSelections : float
            expected number of false selections that the bound for stable features may reach: the frequencies
            count as many strengths as it allows (above 0) (default ``1.0``).
        maxIter : int
            largest number of steps at one strength (at least 1); 200 for newton and lbfgs, 5000 for the
            others when unset.
        missing : str
            policy for NaN in the features: error, mean (of the training rows) or zero (default ``"error"``).
        numFolds : int
            number of folds of the cross-validation that chooses the strength (at least 2) (default ``5``).
        numKappas : int
            number of strengths, geometric from kappaMax downwards (at least 1) (default ``100``).
        numOuterFolds : int
            outer folds that estimate the accuracy of the whole procedure, choice of kappa included, on rows
            that had no part in it (at least 2; 0 for no estimate) (default ``0``).
        numRepeats : int
            how often the folds of the cross-validation are drawn anew (at least 1) (default ``1``).
        numResamples : int
            half-samples of a stability selection, which come in complementary pairs (an even number, 100 is
            customary; 0 for none) (default ``0``).
        numTopFeatures : int
            number of features to select (at least 1), used by selectionMode numTopFeatures.
        optimizer : str
            method that trains the redundant pair: newton (the linear head then has a duality gap), sgd,
            momentum, adam, adamw, adagrad or lbfgs (default ``"newton"``).
        outputCol : str
            name of the vector column that is written.
        pathwayWeights : str
            penalty factor of a pathway of m features: squareRoot (of m) or one (default ``"squareRoot"``).
        pathways : Union[str, Mapping[str, Sequence[str]]]
            groups of features that may overlap, as a JSON object of name and features: {"ras": ["KRAS",
            "NRAS"]}; a feature is in when one of its groups is, names that no feature has are passed over,
            features in no group stand alone; needs heads linear (default ``"{}"``).
        patience : int
            looks without a better validation loss after which training stops early (at least 0); 0 never does
            (default ``0``).
        penaltyForm : str
            penalty on all weights of a feature together (group) or on each weight (elementwise) (default
            ``"group"``).
        predictionCol : str
            name of the column with the predicted class; not written when unset.
        probabilityCol : str
            name of the column with the probability of each class; not written when unset.
        rawPredictionCol : str
            name of the column with the log of the mean probability of each class; not written when unset.
        relaxation : str
            share gamma of the L1 solution in the predictions, the rest is a refit of the selected features
            without L1 penalty: a number from 0 to 1 (1 is the certified solution alone), or auto: chosen on
            the validation rows with kappa (default ``"1.0"``).
        relaxationRidge : float
            strength r of the penalty r/2 ||V||^2 of the refit that relaxation blends in, on standardised
            features (above 0) (default ``0.01``).
        restarts : int
            draws of the dense layers of an MLP head (at least 1); at every strength the lowest objective is
            kept (default ``1``).
        scaling : str
            scaling fitted on training rows: feature (mean 0, deviation 1 each), global (one deviation),
            center or none (default ``"feature"``).
        screening : bool
            whether only features that the optimality conditions ask for are trained; false trains all at once
            (default ``True``).
        seed : int
            seed of initial weights, mini-batches and drawn validation rows (default ``1``).
        selectionMode : str
            how kappa is chosen: validation (best score on validation rows), oneStandardError (the sparsest
            within one standard error of the best accuracy there), kappa (as given) or numTopFeatures (default
            ``"validation"``).
        stabilityThreshold : float
            frequency among the half-samples from which a feature is stable (above 0.5 and at most 1; 0.6 to
            0.9 is customary) (default ``0.75``).
        tol : float
            largest violation of the optimality conditions relative to 2 kappa (above 0); the linear head with
            the optimizer newton takes gapTol (default ``0.001``).
        unpenalizedFeatures : Sequence[str]
            names of features that are never penalised, such as age, and so are always in (by the ML
            attributes of the features column; where it has none, indices as text) (default ``()``).
        validation : str
            which rows choose kappa: split (some that are never trained on: validationIndicatorCol or
            validationFraction) or cv (cross-validation: every row is held out once a repeat, and all train
            the result) (default ``"split"``).
        validationFraction : float
            share of rows drawn for validation (above 0, below 1), used by selectionMode validation and
            oneStandardError and by relaxation auto (default ``0.25``).
        validationIndicatorCol : str
            name of the boolean column that is true for validation rows; without it they are drawn by
            validationFraction.
        """
        super().__init__()
        self._connect()
        self._set(**self._input_kwargs)  # type: ignore[attr-defined]

    @keyword_only
    def setParams(
        self: _SpredFeatureSelectorType,
        *,
        balance: float = 1.0,
        batchSize: int = 0,
        checkpointDir: str = "",
        covariatesCol: Optional[str] = None,
        denseDecay: float = 1.0,
        denseLearningRate: Optional[float] = None,
        denseOptimizer: Optional[str] = None,
        direction: str = "sparseToDense",
        elasticNetParam: float = 1.0,
        evaluationInterval: int = 100,
        excludedFeatures: Sequence[str] = (),
        fdr: float = 0.0,
        fdrMethod: str = "knockoffs",
        featureGroups: Union[str, Mapping[str, Sequence[str]]] = "{}",
        featuresCol: str = "features",
        fitIntercept: bool = True,
        gapTol: float = 1e-06,
        gradientClip: float = 0.0,
        groupCol: Optional[str] = None,
        heads: str = "ensemble",
        hiddenLayers: Sequence[int] = (1024, 1024),
        initialization: str = "independent",
        kappa: Optional[float] = None,
        kappaRatio: float = 0.01,
        labelCol: str = "label",
        layout: str = "auto",
        learningRate: Optional[float] = None,
        learningRateSchedule: str = "constant",
        maxFalseSelections: float = 1.0,
        maxIter: Optional[int] = None,
        missing: str = "error",
        numFolds: int = 5,
        numKappas: int = 100,
        numOuterFolds: int = 0,
        numRepeats: int = 1,
        numResamples: int = 0,
        numTopFeatures: Optional[int] = None,
        optimizer: str = "newton",
        outputCol: Optional[str] = None,
        pathwayWeights: str = "squareRoot",
        pathways: Union[str, Mapping[str, Sequence[str]]] = "{}",
        patience: int = 0,
        penaltyForm: str = "group",
        predictionCol: Optional[str] = None,
        probabilityCol: Optional[str] = None,
        rawPredictionCol: Optional[str] = None,
        relaxation: str = "1.0",
        relaxationRidge: float = 0.01,
        restarts: int = 1,
        scaling: str = "feature",
        screening: bool = True,
        seed: int = 1,
        selectionMode: str = "validation",
        stabilityThreshold: float = 0.75,
        tol: float = 0.001,
        unpenalizedFeatures: Sequence[str] = (),
        validation: str = "split",
        validationFraction: float = 0.25,
        validationIndicatorCol: Optional[str] = None,
    ) -> _SpredFeatureSelectorType:
        """Sets the params that are named; their meaning is in the constructor."""
        self._set(**self._input_kwargs)  # type: ignore[attr-defined]
        return self

    def setBalance(self: _SpredFeatureSelectorType, value: float) -> _SpredFeatureSelectorType:
        """Sets ``balance``: weight decay on the mask relative to kappa, alpha / kappa (above 0)."""
        self._set(balance=value)
        return self

    def setBatchSize(self: _SpredFeatureSelectorType, value: int) -> _SpredFeatureSelectorType:
        """Sets ``batchSize``: rows a step (at least 0); 0 takes all, which newton and lbfgs need."""
        self._set(batchSize=value)
        return self

    def setCheckpointDir(self: _SpredFeatureSelectorType, value: str) -> _SpredFeatureSelectorType:
        """Sets ``checkpointDir``: directory, of any file system that Spark reaches, that keeps every solved
        strength: the same fit started again after a kill goes on from there and ends with the same result;
        empty keeps nothing.
        """
        self._set(checkpointDir=value)
        return self

    def setCovariatesCol(self: _SpredFeatureSelectorType, value: str) -> _SpredFeatureSelectorType:
        """Sets ``covariatesCol``: name of a vector column, as VectorAssembler writes it, that enters without
        a penalty beside the features (age, sex): part of every model, never selected; needs heads linear.
        """
        self._set(covariatesCol=value)
        return self

    def setDenseDecay(self: _SpredFeatureSelectorType, value: float) -> _SpredFeatureSelectorType:
        """Sets ``denseDecay``: weight decay of the layers behind the first one, towards their initial values
        (at least 0).
        """
        self._set(denseDecay=value)
        return self

    def setDenseLearningRate(self: _SpredFeatureSelectorType, value: float) -> _SpredFeatureSelectorType:
        """Sets ``denseLearningRate``: learning rate of the layers behind the first one (above 0); the default
        of their optimizer when unset.
        """
        self._set(denseLearningRate=value)
        return self

    def setDenseOptimizer(self: _SpredFeatureSelectorType, value: str) -> _SpredFeatureSelectorType:
        """Sets ``denseOptimizer``: method that trains the layers behind the first one, spelled as optimizer;
        the same method when unset.
        """
        self._set(denseOptimizer=value)
        return self

    def setDirection(self: _SpredFeatureSelectorType, value: str) -> _SpredFeatureSelectorType:
        """Sets ``direction``: which way the path is walked: sparseToDense or denseToSparse; with an MLP head
        the two may find other minima.
        """
        self._set(direction=value)
        return self

    def setElasticNetParam(self: _SpredFeatureSelectorType, value: float) -> _SpredFeatureSelectorType:
        """Sets ``elasticNetParam``: share a of the L1 penalty in 2 kappa (a sum ||V_i|| + (1 - a)/2 ||V||^2)
        (above 0, at most 1); below 1, correlated features enter together.
        """
        self._set(elasticNetParam=value)
        return self

    def setEvaluationInterval(self: _SpredFeatureSelectorType, value: int) -> _SpredFeatureSelectorType:
        """Sets ``evaluationInterval``: steps between looks at the validation rows (at least 1)."""
        self._set(evaluationInterval=value)
        return self

    def setExcludedFeatures(self: _SpredFeatureSelectorType, value: Sequence[str]) -> _SpredFeatureSelectorType:
        """Sets ``excludedFeatures``: names of features that are never selected (by the ML attributes of the
        features column; where it has none, indices as text).
        """
        self._set(excludedFeatures=value)
        return self

    def setFdr(self: _SpredFeatureSelectorType, value: float) -> _SpredFeatureSelectorType:
        """Sets ``fdr``: rate of false features that a second list, made by fdrMethod, may hold in the mean
        (below 1; 0 for no such list); it takes at least 1 / fdr features, else the list is empty.
        """
        self._set(fdr=value)
        return self

    def setFdrMethod(self: _SpredFeatureSelectorType, value: str) -> _SpredFeatureSelectorType:
        """Sets ``fdrMethod``: what features are held against to control false discoveries: knockoffs
        (imitations of the same mean and correlations) or shadow (copies with permuted rows: cheaper, and no
        guard against features that are only correlated with true ones).
        """
        self._set(fdrMethod=value)
        return self

    def setFeatureGroups(self: _SpredFeatureSelectorType, value: Union[str, Mapping[str, Sequence[str]]]) -> _SpredFeatureSelectorType:
        """Sets ``featureGroups``: groups of features that enter together, as a JSON object of name and
        features: {"ras": ["KRAS", "NRAS"]}; a group of m features has the penalty factor sqrt(m), features in
        no group stand alone.
        """
        self._set(featureGroups=value)
        return self

    def setFeaturesCol(self: _SpredFeatureSelectorType, value: str) -> _SpredFeatureSelectorType:
        """Sets ``featuresCol``: name of the vector column with the features."""
        self._set(featuresCol=value)
        return self

    def setFitIntercept(self: _SpredFeatureSelectorType, value: bool) -> _SpredFeatureSelectorType:
        """Sets ``fitIntercept``: whether the linear head has an unpenalised intercept."""
        self._set(fitIntercept=value)
        return self

    def setGapTol(self: _SpredFeatureSelectorType, value: float) -> _SpredFeatureSelectorType:
        """Sets ``gapTol``: largest duality gap relative to the objective (above 0); for the linear head with
        the optimizer newton, tol is for the others.
        """
        self._set(gapTol=value)
        return self

    def setGradientClip(self: _SpredFeatureSelectorType, value: float) -> _SpredFeatureSelectorType:
        """Sets ``gradientClip``: norm above which the whole gradient is scaled down (at least 0); 0 never
        clips.
        """
        self._set(gradientClip=value)
        return self

    def setGroupCol(self: _SpredFeatureSelectorType, value: str) -> _SpredFeatureSelectorType:
        """Sets ``groupCol``: name of the column with the group of a sample; drawn validation rows share no
        group with training rows.
        """
        self._set(groupCol=value)
        return self

    def setHeads(self: _SpredFeatureSelectorType, value: str) -> _SpredFeatureSelectorType:
        """Sets ``heads``: heads that share the mask: ensemble (both), linear or mlp."""
        self._set(heads=value)
        return self

    def setHiddenLayers(self: _SpredFeatureSelectorType, value: Sequence[int]) -> _SpredFeatureSelectorType:
        """Sets ``hiddenLayers``: sizes of the hidden layers of the MLP head (each at least 1); not used by
        linear heads.
        """
        self._set(hiddenLayers=value)
        return self

    def setInitialization(self: _SpredFeatureSelectorType, value: str) -> _SpredFeatureSelectorType:
        """Sets ``initialization``: start of the pair when screening is off: independent, squareRoot or
        fromDense.
        """
        self._set(initialization=value)
        return self

    def setKappa(self: _SpredFeatureSelectorType, value: float) -> _SpredFeatureSelectorType:
        """Sets ``kappa``: strength kappa of the penalty 2 kappa sum of norms (above 0), used by selectionMode
        kappa.
        """
        self._set(kappa=value)
        return self

    def setKappaRatio(self: _SpredFeatureSelectorType, value: float) -> _SpredFeatureSelectorType:
        """Sets ``kappaRatio``: smallest kappa of the path relative to kappaMax (above 0, below 1)."""
        self._set(kappaRatio=value)
        return self

    def setLabelCol(self: _SpredFeatureSelectorType, value: str) -> _SpredFeatureSelectorType:
        """Sets ``labelCol``: name of the numeric column with the class, 0 to k - 1."""
        self._set(labelCol=value)
        return self

    def setLayout(self: _SpredFeatureSelectorType, value: str) -> _SpredFeatureSelectorType:
        """Sets ``layout``: rows (the values are gathered into one array, and a fit is one task), columns
        (features lie on the executors as blocks, and the few in work are solved on the driver; linear head,
        optimizer newton, no featureGroups, scaling other than global) or auto (columns where that is so and
        12 bytes times rows times features are more than the memory of the driver or of an executor); both
        give the same result, bit for bit.
        """
        self._set(layout=value)
        return self

    def setLearningRate(self: _SpredFeatureSelectorType, value: float) -> _SpredFeatureSelectorType:
        """Sets ``learningRate``: learning rate of the redundant pair (above 0); the default of the optimizer
        when unset, not used by newton and lbfgs.
        """
        self._set(learningRate=value)
        return self

    def setLearningRateSchedule(self: _SpredFeatureSelectorType, value: str) -> _SpredFeatureSelectorType:
        """Sets ``learningRateSchedule``: change of the learning rates over the iterations: constant, cosine,
        step or linear.
        """
        self._set(learningRateSchedule=value)
        return self

    def setMaxFalseSelections(self: _SpredFeatureSelectorType, value: float) -> _SpredFeatureSelectorType:
        """Sets ``maxFalseSelections``: expected number of false selections that the bound for stable features
        may reach: the frequencies count as many strengths as it allows (above 0).
        """
        self._set(maxFalseSelections=value)
        return self

    def setMaxIter(self: _SpredFeatureSelectorType, value: int) -> _SpredFeatureSelectorType:
        """Sets ``maxIter``: largest number of steps at one strength (at least 1); 200 for newton and lbfgs,
        5000 for the others when unset.
        """
        self._set(maxIter=value)
        return self

    def setMissing(self: _SpredFeatureSelectorType, value: str) -> _SpredFeatureSelectorType:
        """Sets ``missing``: policy for NaN in the features: error, mean (of the training rows) or zero."""
        self._set(missing=value)
        return self

    def setNumFolds(self: _SpredFeatureSelectorType, value: int) -> _SpredFeatureSelectorType:
        """Sets ``numFolds``: number of folds of the cross-validation that chooses the strength (at least 2)."""
        self._set(numFolds=value)
        return self

    def setNumKappas(self: _SpredFeatureSelectorType, value: int) -> _SpredFeatureSelectorType:
        """Sets ``numKappas``: number of strengths, geometric from kappaMax downwards (at least 1)."""
        self._set(numKappas=value)
        return self

    def setNumOuterFolds(self: _SpredFeatureSelectorType, value: int) -> _SpredFeatureSelectorType:
        """Sets ``numOuterFolds``: outer folds that estimate the accuracy of the whole procedure, choice of
        kappa included, on rows that had no part in it (at least 2; 0 for no estimate).
        """
        self._set(numOuterFolds=value)
        return self

    def setNumRepeats(self: _SpredFeatureSelectorType, value: int) -> _SpredFeatureSelectorType:
        """Sets ``numRepeats``: how often the folds of the cross-validation are drawn anew (at least 1)."""
        self._set(numRepeats=value)
        return self

    def setNumResamples(self: _SpredFeatureSelectorType, value: int) -> _SpredFeatureSelectorType:
        """Sets ``numResamples``: half-samples of a stability selection, which come in complementary pairs (an
        even number, 100 is customary; 0 for none).
        """
        self._set(numResamples=value)
        return self

    def setNumTopFeatures(self: _SpredFeatureSelectorType, value: int) -> _SpredFeatureSelectorType:
        """Sets ``numTopFeatures``: number of features to select (at least 1), used by selectionMode
        numTopFeatures.
        """
        self._set(numTopFeatures=value)
        return self

    def setOptimizer(self: _SpredFeatureSelectorType, value: str) -> _SpredFeatureSelectorType:
        """Sets ``optimizer``: method that trains the redundant pair: newton (the linear head then has a
        duality gap), sgd, momentum, adam, adamw, adagrad or lbfgs.
        """
        self._set(optimizer=value)
        return self

    def setOutputCol(self: _SpredFeatureSelectorType, value: str) -> _SpredFeatureSelectorType:
        """Sets ``outputCol``: name of the vector column that is written."""
        self._set(outputCol=value)
        return self

    def setPathwayWeights(self: _SpredFeatureSelectorType, value: str) -> _SpredFeatureSelectorType:
        """Sets ``pathwayWeights``: penalty factor of a pathway of m features: squareRoot (of m) or one."""
        self._set(pathwayWeights=value)
        return self

    def setPathways(self: _SpredFeatureSelectorType, value: Union[str, Mapping[str, Sequence[str]]]) -> _SpredFeatureSelectorType:
        """Sets ``pathways``: groups of features that may overlap, as a JSON object of name and features:
        {"ras": ["KRAS", "NRAS"]}; a feature is in when one of its groups is, names that no feature has are
        passed over, features in no group stand alone; needs heads linear.
        """
        self._set(pathways=value)
        return self

    def setPatience(self: _SpredFeatureSelectorType, value: int) -> _SpredFeatureSelectorType:
        """Sets ``patience``: looks without a better validation loss after which training stops early (at
        least 0); 0 never does.
        """
        self._set(patience=value)
        return self

    def setPenaltyForm(self: _SpredFeatureSelectorType, value: str) -> _SpredFeatureSelectorType:
        """Sets ``penaltyForm``: penalty on all weights of a feature together (group) or on each weight
        (elementwise).
        """
        self._set(penaltyForm=value)
        return self

    def setPredictionCol(self: _SpredFeatureSelectorType, value: str) -> _SpredFeatureSelectorType:
        """Sets ``predictionCol``: name of the column with the predicted class; not written when unset."""
        self._set(predictionCol=value)
        return self

    def setProbabilityCol(self: _SpredFeatureSelectorType, value: str) -> _SpredFeatureSelectorType:
        """Sets ``probabilityCol``: name of the column with the probability of each class; not written when
        unset.
        """
        self._set(probabilityCol=value)
        return self

    def setRawPredictionCol(self: _SpredFeatureSelectorType, value: str) -> _SpredFeatureSelectorType:
        """Sets ``rawPredictionCol``: name of the column with the log of the mean probability of each class;
        not written when unset.
        """
        self._set(rawPredictionCol=value)
        return self

    def setRelaxation(self: _SpredFeatureSelectorType, value: str) -> _SpredFeatureSelectorType:
        """Sets ``relaxation``: share gamma of the L1 solution in the predictions, the rest is a refit of the
        selected features without L1 penalty: a number from 0 to 1 (1 is the certified solution alone), or
        auto: chosen on the validation rows with kappa.
        """
        self._set(relaxation=value)
        return self

    def setRelaxationRidge(self: _SpredFeatureSelectorType, value: float) -> _SpredFeatureSelectorType:
        """Sets ``relaxationRidge``: strength r of the penalty r/2 ||V||^2 of the refit that relaxation blends
        in, on standardised features (above 0).
        """
        self._set(relaxationRidge=value)
        return self

    def setRestarts(self: _SpredFeatureSelectorType, value: int) -> _SpredFeatureSelectorType:
        """Sets ``restarts``: draws of the dense layers of an MLP head (at least 1); at every strength the
        lowest objective is kept.
        """
        self._set(restarts=value)
        return self

    def setScaling(self: _SpredFeatureSelectorType, value: str) -> _SpredFeatureSelectorType:
        """Sets ``scaling``: scaling fitted on training rows: feature (mean 0, deviation 1 each), global (one
        deviation), center or none.
        """
        self._set(scaling=value)
        return self

    def setScreening(self: _SpredFeatureSelectorType, value: bool) -> _SpredFeatureSelectorType:
        """Sets ``screening``: whether only features that the optimality conditions ask for are trained; false
        trains all at once.
        """
        self._set(screening=value)
        return self

    def setSeed(self: _SpredFeatureSelectorType, value: int) -> _SpredFeatureSelectorType:
        """Sets ``seed``: seed of initial weights, mini-batches and drawn validation rows."""
        self._set(seed=value)
        return self

    def setSelectionMode(self: _SpredFeatureSelectorType, value: str) -> _SpredFeatureSelectorType:
        """Sets ``selectionMode``: how kappa is chosen: validation (best score on validation rows),
        oneStandardError (the sparsest within one standard error of the best accuracy there), kappa (as given)
        or numTopFeatures.
        """
        self._set(selectionMode=value)
        return self

    def setStabilityThreshold(self: _SpredFeatureSelectorType, value: float) -> _SpredFeatureSelectorType:
        """Sets ``stabilityThreshold``: frequency among the half-samples from which a feature is stable (above
        0.5 and at most 1; 0.6 to 0.9 is customary).
        """
        self._set(stabilityThreshold=value)
        return self

    def setTol(self: _SpredFeatureSelectorType, value: float) -> _SpredFeatureSelectorType:
        """Sets ``tol``: largest violation of the optimality conditions relative to 2 kappa (above 0); the
        linear head with the optimizer newton takes gapTol.
        """
        self._set(tol=value)
        return self

    def setUnpenalizedFeatures(self: _SpredFeatureSelectorType, value: Sequence[str]) -> _SpredFeatureSelectorType:
        """Sets ``unpenalizedFeatures``: names of features that are never penalised, such as age, and so are
        always in (by the ML attributes of the features column; where it has none, indices as text).
        """
        self._set(unpenalizedFeatures=value)
        return self

    def setValidation(self: _SpredFeatureSelectorType, value: str) -> _SpredFeatureSelectorType:
        """Sets ``validation``: which rows choose kappa: split (some that are never trained on:
        validationIndicatorCol or validationFraction) or cv (cross-validation: every row is held out once a
        repeat, and all train the result).
        """
        self._set(validation=value)
        return self

    def setValidationFraction(self: _SpredFeatureSelectorType, value: float) -> _SpredFeatureSelectorType:
        """Sets ``validationFraction``: share of rows drawn for validation (above 0, below 1), used by
        selectionMode validation and oneStandardError and by relaxation auto.
        """
        self._set(validationFraction=value)
        return self

    def setValidationIndicatorCol(self: _SpredFeatureSelectorType, value: str) -> _SpredFeatureSelectorType:
        """Sets ``validationIndicatorCol``: name of the boolean column that is true for validation rows;
        without it they are drawn by validationFraction.
        """
        self._set(validationIndicatorCol=value)
        return self

_SpredHsicLassoType = TypeVar("_SpredHsicLassoType", bound="_SpredHsicLasso")


class _SpredHsicLasso(Stage):
    """Params of :class:`spred.SpredHsicLasso`."""

    blockSize: Param[int] = Param(
        Params._dummy(),
        "blockSize",
        "rows of a block of kernel matrices (at least 3), or 0 for one block of all rows, the full method",
        typeConverter=TypeConverters.toInt,
    )
    featureKernel: Param[str] = Param(
        Params._dummy(),
        "featureKernel",
        "kernel of the features: gaussian (numbers, on the scale of their standard deviation) or delta "
        "(categories)",
        typeConverter=TypeConverters.toString,
    )
    featuresCol: Param[str] = Param(
        Params._dummy(),
        "featuresCol",
        "name of the vector column with the features",
        typeConverter=TypeConverters.toString,
    )
    kernelWidth: Param[float] = Param(
        Params._dummy(),
        "kernelWidth",
        "width of gaussian kernels in standard deviations (above 0); 1 as published",
        typeConverter=TypeConverters.toFloat,
    )
    labelCol: Param[str] = Param(
        Params._dummy(),
        "labelCol",
        "name of the numeric column with the label: classes as any numbers for the labelKernel delta, a "
        "number to be explained for gaussian",
        typeConverter=TypeConverters.toString,
    )
    labelKernel: Param[str] = Param(
        Params._dummy(),
        "labelKernel",
        "kernel of the label: delta (classes) or gaussian (a number)",
        typeConverter=TypeConverters.toString,
    )
    missing: Param[str] = Param(
        Params._dummy(),
        "missing",
        "policy for NaN in the features: error, mean (of the training rows) or zero",
        typeConverter=TypeConverters.toString,
    )
    numPermutations: Param[int] = Param(
        Params._dummy(),
        "numPermutations",
        "how often the rows are permuted and cut into blocks (at least 1); one block of all rows needs none",
        typeConverter=TypeConverters.toInt,
    )
    numTopFeatures: Param[int] = Param(
        Params._dummy(),
        "numTopFeatures",
        "number of features to select (at least 1)",
        typeConverter=TypeConverters.toInt,
    )
    outputCol: Param[str] = Param(
        Params._dummy(),
        "outputCol",
        "name of the vector column that is written",
        typeConverter=TypeConverters.toString,
    )
    seed: Param[int] = Param(
        Params._dummy(),
        "seed",
        "seed of initial weights, mini-batches and drawn validation rows",
        typeConverter=TypeConverters.toInt,
    )

    def getBlockSize(self) -> int:
        """Gets ``blockSize``: rows of a block of kernel matrices (at least 3), or 0 for one block of all
        rows, the full method.
        """
        return self.getOrDefault(self.blockSize)

    def getFeatureKernel(self) -> str:
        """Gets ``featureKernel``: kernel of the features: gaussian (numbers, on the scale of their standard
        deviation) or delta (categories).
        """
        return self.getOrDefault(self.featureKernel)

    def getFeaturesCol(self) -> str:
        """Gets ``featuresCol``: name of the vector column with the features."""
        return self.getOrDefault(self.featuresCol)

    def getKernelWidth(self) -> float:
        """Gets ``kernelWidth``: width of gaussian kernels in standard deviations (above 0); 1 as published."""
        return self.getOrDefault(self.kernelWidth)

    def getLabelCol(self) -> str:
        """Gets ``labelCol``: name of the numeric column with the label: classes as any numbers for the
        labelKernel delta, a number to be explained for gaussian.
        """
        return self.getOrDefault(self.labelCol)

    def getLabelKernel(self) -> str:
        """Gets ``labelKernel``: kernel of the label: delta (classes) or gaussian (a number)."""
        return self.getOrDefault(self.labelKernel)

    def getMissing(self) -> str:
        """Gets ``missing``: policy for NaN in the features: error, mean (of the training rows) or zero."""
        return self.getOrDefault(self.missing)

    def getNumPermutations(self) -> int:
        """Gets ``numPermutations``: how often the rows are permuted and cut into blocks (at least 1); one
        block of all rows needs none.
        """
        return self.getOrDefault(self.numPermutations)

    def getNumTopFeatures(self) -> int:
        """Gets ``numTopFeatures``: number of features to select (at least 1)."""
        return self.getOrDefault(self.numTopFeatures)

    def getOutputCol(self) -> str:
        """Gets ``outputCol``: name of the vector column that is written."""
        return self.getOrDefault(self.outputCol)

    def getSeed(self) -> int:
        """Gets ``seed``: seed of initial weights, mini-batches and drawn validation rows."""
        return self.getOrDefault(self.seed)

    @keyword_only
    def __init__(
        self,
        *,
        blockSize: int = 20,
        featureKernel: str = "gaussian",
        featuresCol: str = "features",
        kernelWidth: float = 1.0,
        labelCol: str = "label",
        labelKernel: str = "delta",
        missing: str = "error",
        numPermutations: int = 3,
        numTopFeatures: int = 50,
        outputCol: Optional[str] = None,
        seed: int = 0,
    ) -> None:
        """
        Parameters
        ----------
        blockSize : int
            rows of a block of kernel matrices (at least 3), or 0 for one block of all rows, the full method
            (default ``20``).
        featureKernel : str
            kernel of the features: gaussian (numbers, on the scale of their standard deviation) or delta
            (categories) (default ``"gaussian"``).
        featuresCol : str
            name of the vector column with the features (default ``"features"``).
        kernelWidth : float
            width of gaussian kernels in standard deviations (above 0); 1 as published (default ``1.0``).
        labelCol : str
            name of the numeric column with the label: classes as any numbers for the labelKernel delta, a
            number to be explained for gaussian (default ``"label"``).
        labelKernel : str
            kernel of the label: delta (classes) or gaussian (a number) (default ``"delta"``).
        missing : str
            policy for NaN in the features: error, mean (of the training rows) or zero (default ``"error"``).
        numPermutations : int
            how often the rows are permuted and cut into blocks (at least 1); one block of all rows needs none
            (default ``3``).
        numTopFeatures : int
            number of features to select (at least 1) (default ``50``).
        outputCol : str
            name of the vector column that is written.
        seed : int
            seed of initial weights, mini-batches and drawn validation rows (default ``0``).
        """
        super().__init__()
        self._connect()
        self._set(**self._input_kwargs)  # type: ignore[attr-defined]

    @keyword_only
    def setParams(
        self: _SpredHsicLassoType,
        *,
        blockSize: int = 20,
        featureKernel: str = "gaussian",
        featuresCol: str = "features",
        kernelWidth: float = 1.0,
        labelCol: str = "label",
        labelKernel: str = "delta",
        missing: str = "error",
        numPermutations: int = 3,
        numTopFeatures: int = 50,
        outputCol: Optional[str] = None,
        seed: int = 0,
    ) -> _SpredHsicLassoType:
        """Sets the params that are named; their meaning is in the constructor."""
        self._set(**self._input_kwargs)  # type: ignore[attr-defined]
        return self

    def setBlockSize(self: _SpredHsicLassoType, value: int) -> _SpredHsicLassoType:
        """Sets ``blockSize``: rows of a block of kernel matrices (at least 3), or 0 for one block of all
        rows, the full method.
        """
        self._set(blockSize=value)
        return self

    def setFeatureKernel(self: _SpredHsicLassoType, value: str) -> _SpredHsicLassoType:
        """Sets ``featureKernel``: kernel of the features: gaussian (numbers, on the scale of their standard
        deviation) or delta (categories).
        """
        self._set(featureKernel=value)
        return self

    def setFeaturesCol(self: _SpredHsicLassoType, value: str) -> _SpredHsicLassoType:
        """Sets ``featuresCol``: name of the vector column with the features."""
        self._set(featuresCol=value)
        return self

    def setKernelWidth(self: _SpredHsicLassoType, value: float) -> _SpredHsicLassoType:
        """Sets ``kernelWidth``: width of gaussian kernels in standard deviations (above 0); 1 as published."""
        self._set(kernelWidth=value)
        return self

    def setLabelCol(self: _SpredHsicLassoType, value: str) -> _SpredHsicLassoType:
        """Sets ``labelCol``: name of the numeric column with the label: classes as any numbers for the
        labelKernel delta, a number to be explained for gaussian.
        """
        self._set(labelCol=value)
        return self

    def setLabelKernel(self: _SpredHsicLassoType, value: str) -> _SpredHsicLassoType:
        """Sets ``labelKernel``: kernel of the label: delta (classes) or gaussian (a number)."""
        self._set(labelKernel=value)
        return self

    def setMissing(self: _SpredHsicLassoType, value: str) -> _SpredHsicLassoType:
        """Sets ``missing``: policy for NaN in the features: error, mean (of the training rows) or zero."""
        self._set(missing=value)
        return self

    def setNumPermutations(self: _SpredHsicLassoType, value: int) -> _SpredHsicLassoType:
        """Sets ``numPermutations``: how often the rows are permuted and cut into blocks (at least 1); one
        block of all rows needs none.
        """
        self._set(numPermutations=value)
        return self

    def setNumTopFeatures(self: _SpredHsicLassoType, value: int) -> _SpredHsicLassoType:
        """Sets ``numTopFeatures``: number of features to select (at least 1)."""
        self._set(numTopFeatures=value)
        return self

    def setOutputCol(self: _SpredHsicLassoType, value: str) -> _SpredHsicLassoType:
        """Sets ``outputCol``: name of the vector column that is written."""
        self._set(outputCol=value)
        return self

    def setSeed(self: _SpredHsicLassoType, value: int) -> _SpredHsicLassoType:
        """Sets ``seed``: seed of initial weights, mini-batches and drawn validation rows."""
        self._set(seed=value)
        return self

_SpredSparseCoderType = TypeVar("_SpredSparseCoderType", bound="_SpredSparseCoder")


class _SpredSparseCoder(Stage):
    """Params of :class:`spred.SpredSparseCoder`."""

    batchSize: Param[int] = Param(
        Params._dummy(),
        "batchSize",
        "rows that are coded between two updates of the dictionary (at least 0); 0 takes all",
        typeConverter=TypeConverters.toInt,
    )
    featuresCol: Param[str] = Param(
        Params._dummy(),
        "featuresCol",
        "name of the vector column with the features",
        typeConverter=TypeConverters.toString,
    )
    gapCol: Param[str] = Param(
        Params._dummy(),
        "gapCol",
        "name of the column that is written with the duality gap of each code relative to its objective; "
        "empty writes none",
        typeConverter=TypeConverters.toString,
    )
    gapTol: Param[float] = Param(
        Params._dummy(),
        "gapTol",
        "largest duality gap of a code relative to its objective (above 0, below 1)",
        typeConverter=TypeConverters.toFloat,
    )
    maxIter: Param[int] = Param(
        Params._dummy(),
        "maxIter",
        "passes over all rows (at least 1)",
        typeConverter=TypeConverters.toInt,
    )
    numAtoms: Param[int] = Param(
        Params._dummy(),
        "numAtoms",
        "atoms of the dictionary (at least 1)",
        typeConverter=TypeConverters.toInt,
    )
    outputCol: Param[str] = Param(
        Params._dummy(),
        "outputCol",
        "name of the vector column that is written",
        typeConverter=TypeConverters.toString,
    )
    regParam: Param[float] = Param(
        Params._dummy(),
        "regParam",
        "strength of the L1 penalty of a code (above 0): it minimises 1/2 |x - Da|^2 + regParam |a|_1",
        typeConverter=TypeConverters.toFloat,
    )
    seed: Param[int] = Param(
        Params._dummy(),
        "seed",
        "seed of initial weights, mini-batches and drawn validation rows",
        typeConverter=TypeConverters.toInt,
    )

    def getBatchSize(self) -> int:
        """Gets ``batchSize``: rows that are coded between two updates of the dictionary (at least 0); 0 takes
        all.
        """
        return self.getOrDefault(self.batchSize)

    def getFeaturesCol(self) -> str:
        """Gets ``featuresCol``: name of the vector column with the features."""
        return self.getOrDefault(self.featuresCol)

    def getGapCol(self) -> str:
        """Gets ``gapCol``: name of the column that is written with the duality gap of each code relative to
        its objective; empty writes none.
        """
        return self.getOrDefault(self.gapCol)

    def getGapTol(self) -> float:
        """Gets ``gapTol``: largest duality gap of a code relative to its objective (above 0, below 1)."""
        return self.getOrDefault(self.gapTol)

    def getMaxIter(self) -> int:
        """Gets ``maxIter``: passes over all rows (at least 1)."""
        return self.getOrDefault(self.maxIter)

    def getNumAtoms(self) -> int:
        """Gets ``numAtoms``: atoms of the dictionary (at least 1)."""
        return self.getOrDefault(self.numAtoms)

    def getOutputCol(self) -> str:
        """Gets ``outputCol``: name of the vector column that is written."""
        return self.getOrDefault(self.outputCol)

    def getRegParam(self) -> float:
        """Gets ``regParam``: strength of the L1 penalty of a code (above 0): it minimises 1/2 |x - Da|^2 +
        regParam |a|_1.
        """
        return self.getOrDefault(self.regParam)

    def getSeed(self) -> int:
        """Gets ``seed``: seed of initial weights, mini-batches and drawn validation rows."""
        return self.getOrDefault(self.seed)

    @keyword_only
    def __init__(
        self,
        *,
        batchSize: int = 512,
        featuresCol: str = "features",
        gapCol: str = "",
        gapTol: float = 0.0001,
        maxIter: int = 10,
        numAtoms: int = 256,
        outputCol: Optional[str] = None,
        regParam: float = 1.0,
        seed: int = 0,
    ) -> None:
        """
        Parameters
        ----------
        batchSize : int
            rows that are coded between two updates of the dictionary (at least 0); 0 takes all (default
            ``512``).
        featuresCol : str
            name of the vector column with the features (default ``"features"``).
        gapCol : str
            name of the column that is written with the duality gap of each code relative to its objective;
            empty writes none (default ``""``).
        gapTol : float
            largest duality gap of a code relative to its objective (above 0, below 1) (default ``0.0001``).
        maxIter : int
            passes over all rows (at least 1) (default ``10``).
        numAtoms : int
            atoms of the dictionary (at least 1) (default ``256``).
        outputCol : str
            name of the vector column that is written.
        regParam : float
            strength of the L1 penalty of a code (above 0): it minimises 1/2 |x - Da|^2 + regParam |a|_1
            (default ``1.0``).
        seed : int
            seed of initial weights, mini-batches and drawn validation rows (default ``0``).
        """
        super().__init__()
        self._connect()
        self._set(**self._input_kwargs)  # type: ignore[attr-defined]

    @keyword_only
    def setParams(
        self: _SpredSparseCoderType,
        *,
        batchSize: int = 512,
        featuresCol: str = "features",
        gapCol: str = "",
        gapTol: float = 0.0001,
        maxIter: int = 10,
        numAtoms: int = 256,
        outputCol: Optional[str] = None,
        regParam: float = 1.0,
        seed: int = 0,
    ) -> _SpredSparseCoderType:
        """Sets the params that are named; their meaning is in the constructor."""
        self._set(**self._input_kwargs)  # type: ignore[attr-defined]
        return self

    def setBatchSize(self: _SpredSparseCoderType, value: int) -> _SpredSparseCoderType:
        """Sets ``batchSize``: rows that are coded between two updates of the dictionary (at least 0); 0 takes
        all.
        """
        self._set(batchSize=value)
        return self

    def setFeaturesCol(self: _SpredSparseCoderType, value: str) -> _SpredSparseCoderType:
        """Sets ``featuresCol``: name of the vector column with the features."""
        self._set(featuresCol=value)
        return self

    def setGapCol(self: _SpredSparseCoderType, value: str) -> _SpredSparseCoderType:
        """Sets ``gapCol``: name of the column that is written with the duality gap of each code relative to
        its objective; empty writes none.
        """
        self._set(gapCol=value)
        return self

    def setGapTol(self: _SpredSparseCoderType, value: float) -> _SpredSparseCoderType:
        """Sets ``gapTol``: largest duality gap of a code relative to its objective (above 0, below 1)."""
        self._set(gapTol=value)
        return self

    def setMaxIter(self: _SpredSparseCoderType, value: int) -> _SpredSparseCoderType:
        """Sets ``maxIter``: passes over all rows (at least 1)."""
        self._set(maxIter=value)
        return self

    def setNumAtoms(self: _SpredSparseCoderType, value: int) -> _SpredSparseCoderType:
        """Sets ``numAtoms``: atoms of the dictionary (at least 1)."""
        self._set(numAtoms=value)
        return self

    def setOutputCol(self: _SpredSparseCoderType, value: str) -> _SpredSparseCoderType:
        """Sets ``outputCol``: name of the vector column that is written."""
        self._set(outputCol=value)
        return self

    def setRegParam(self: _SpredSparseCoderType, value: float) -> _SpredSparseCoderType:
        """Sets ``regParam``: strength of the L1 penalty of a code (above 0): it minimises 1/2 |x - Da|^2 +
        regParam |a|_1.
        """
        self._set(regParam=value)
        return self

    def setSeed(self: _SpredSparseCoderType, value: int) -> _SpredSparseCoderType:
        """Sets ``seed``: seed of initial weights, mini-batches and drawn validation rows."""
        self._set(seed=value)
        return self

_Log2TransformerType = TypeVar("_Log2TransformerType", bound="_Log2Transformer")


class _Log2Transformer(Stage):
    """Params of :class:`spred.Log2Transformer`."""

    featuresCol: Param[str] = Param(
        Params._dummy(),
        "featuresCol",
        "name of the vector column with the features",
        typeConverter=TypeConverters.toString,
    )
    outputCol: Param[str] = Param(
        Params._dummy(),
        "outputCol",
        "name of the vector column that is written",
        typeConverter=TypeConverters.toString,
    )

    def getFeaturesCol(self) -> str:
        """Gets ``featuresCol``: name of the vector column with the features."""
        return self.getOrDefault(self.featuresCol)

    def getOutputCol(self) -> str:
        """Gets ``outputCol``: name of the vector column that is written."""
        return self.getOrDefault(self.outputCol)

    @keyword_only
    def __init__(
        self,
        *,
        featuresCol: str = "features",
        outputCol: Optional[str] = None,
    ) -> None:
        """
        Parameters
        ----------
        featuresCol : str
            name of the vector column with the features (default ``"features"``).
        outputCol : str
            name of the vector column that is written.
        """
        super().__init__()
        self._connect()
        self._set(**self._input_kwargs)  # type: ignore[attr-defined]

    @keyword_only
    def setParams(
        self: _Log2TransformerType,
        *,
        featuresCol: str = "features",
        outputCol: Optional[str] = None,
    ) -> _Log2TransformerType:
        """Sets the params that are named; their meaning is in the constructor."""
        self._set(**self._input_kwargs)  # type: ignore[attr-defined]
        return self

    def setFeaturesCol(self: _Log2TransformerType, value: str) -> _Log2TransformerType:
        """Sets ``featuresCol``: name of the vector column with the features."""
        self._set(featuresCol=value)
        return self

    def setOutputCol(self: _Log2TransformerType, value: str) -> _Log2TransformerType:
        """Sets ``outputCol``: name of the vector column that is written."""
        self._set(outputCol=value)
        return self

_ImagePatchesType = TypeVar("_ImagePatchesType", bound="_ImagePatches")


class _ImagePatches(Stage):
    """Params of :class:`spred.ImagePatches`."""

    contrastNormalization: Param[bool] = Param(
        Params._dummy(),
        "contrastNormalization",
        "whether each patch is divided by the root of its variance plus minContrast squared, before whitening",
        typeConverter=TypeConverters.toBoolean,
    )
    featuresCol: Param[str] = Param(
        Params._dummy(),
        "featuresCol",
        "name of the vector column with the features",
        typeConverter=TypeConverters.toString,
    )
    handleInvalid: Param[str] = Param(
        Params._dummy(),
        "handleInvalid",
        "rows whose image is null or was marked unreadable by Spark: error, or skip to leave them out",
        typeConverter=TypeConverters.toString,
    )
    imageShape: Param[List[int]] = Param(
        Params._dummy(),
        "imageShape",
        "channels, height and width of the images; needed for vectors, of images of Spark's schema all must "
        "have it, when unset the size of all",
        typeConverter=TypeConverters.toListInt,
    )
    minContrast: Param[float] = Param(
        Params._dummy(),
        "minContrast",
        "standard deviation of a patch's grey levels below which another patch is drawn (at least 0); the "
        "levels of images of Spark's schema are 0 to 1, those of vectors as they are",
        typeConverter=TypeConverters.toFloat,
    )
    numPatches: Param[int] = Param(
        Params._dummy(),
        "numPatches",
        "patches that are drawn from each image (at least 1); fewer where it is flat nearly everywhere",
        typeConverter=TypeConverters.toInt,
    )
    outputCol: Param[str] = Param(
        Params._dummy(),
        "outputCol",
        "name of the vector column that is written",
        typeConverter=TypeConverters.toString,
    )
    patchSize: Param[int] = Param(
        Params._dummy(),
        "patchSize",
        "pixels of a side of a patch (at least 2)",
        typeConverter=TypeConverters.toInt,
    )
    seed: Param[int] = Param(
        Params._dummy(),
        "seed",
        "seed of the places of the patches",
        typeConverter=TypeConverters.toInt,
    )
    whitening: Param[str] = Param(
        Params._dummy(),
        "whitening",
        "what makes the pixels of patches uncorrelated: zca, fitted to the patches of the fit's images, or "
        "none",
        typeConverter=TypeConverters.toString,
    )
    whiteningEpsilon: Param[float] = Param(
        Params._dummy(),
        "whiteningEpsilon",
        "what whitening adds to each variance, relative to the mean variance of a pixel (above 0): directions"
        " with less are not blown up",
        typeConverter=TypeConverters.toFloat,
    )

    def getContrastNormalization(self) -> bool:
        """Gets ``contrastNormalization``: whether each patch is divided by the root of its variance plus
        minContrast squared, before whitening.
        """
        return self.getOrDefault(self.contrastNormalization)

    def getFeaturesCol(self) -> str:
        """Gets ``featuresCol``: name of the vector column with the features."""
        return self.getOrDefault(self.featuresCol)

    def getHandleInvalid(self) -> str:
        """Gets ``handleInvalid``: rows whose image is null or was marked unreadable by Spark: error, or skip
        to leave them out.
        """
        return self.getOrDefault(self.handleInvalid)

    def getImageShape(self) -> List[int]:
        """Gets ``imageShape``: channels, height and width of the images; needed for vectors, of images of
        Spark's schema all must have it, when unset the size of all.
        """
        return self.getOrDefault(self.imageShape)

    def getMinContrast(self) -> float:
        """Gets ``minContrast``: standard deviation of a patch's grey levels below which another patch is
        drawn (at least 0); the levels of images of Spark's schema are 0 to 1, those of vectors as they are.
        """
        return self.getOrDefault(self.minContrast)

    def getNumPatches(self) -> int:
        """Gets ``numPatches``: patches that are drawn from each image (at least 1); fewer where it is flat
        nearly everywhere.
        """
        return self.getOrDefault(self.numPatches)

    def getOutputCol(self) -> str:
        """Gets ``outputCol``: name of the vector column that is written."""
        return self.getOrDefault(self.outputCol)

    def getPatchSize(self) -> int:
        """Gets ``patchSize``: pixels of a side of a patch (at least 2)."""
        return self.getOrDefault(self.patchSize)

    def getSeed(self) -> int:
        """Gets ``seed``: seed of the places of the patches."""
        return self.getOrDefault(self.seed)

    def getWhitening(self) -> str:
        """Gets ``whitening``: what makes the pixels of patches uncorrelated: zca, fitted to the patches of
        the fit's images, or none.
        """
        return self.getOrDefault(self.whitening)

    def getWhiteningEpsilon(self) -> float:
        """Gets ``whiteningEpsilon``: what whitening adds to each variance, relative to the mean variance of a
        pixel (above 0): directions with less are not blown up.
        """
        return self.getOrDefault(self.whiteningEpsilon)

    @keyword_only
    def __init__(
        self,
        *,
        contrastNormalization: bool = False,
        featuresCol: str = "image",
        handleInvalid: str = "error",
        imageShape: Optional[Sequence[int]] = None,
        minContrast: float = 0.01,
        numPatches: int = 20,
        outputCol: Optional[str] = None,
        patchSize: int = 16,
        seed: int = 0,
        whitening: str = "zca",
        whiteningEpsilon: float = 0.01,
    ) -> None:
        """
        Parameters
        ----------
        contrastNormalization : bool
            whether each patch is divided by the root of its variance plus minContrast squared, before
            whitening (default ``False``).
        featuresCol : str
            name of the vector column with the features (default ``"image"``).
        handleInvalid : str
            rows whose image is null or was marked unreadable by Spark: error, or skip to leave them out
            (default ``"error"``).
        imageShape : Sequence[int]
            channels, height and width of the images; needed for vectors, of images of Spark's schema all must
            have it, when unset the size of all.
        minContrast : float
            standard deviation of a patch's grey levels below which another patch is drawn (at least 0); the
            levels of images of Spark's schema are 0 to 1, those of vectors as they are (default ``0.01``).
        numPatches : int
            patches that are drawn from each image (at least 1); fewer where it is flat nearly everywhere
            (default ``20``).
        outputCol : str
            name of the vector column that is written.
        patchSize : int
            pixels of a side of a patch (at least 2) (default ``16``).
        seed : int
            seed of the places of the patches (default ``0``).
        whitening : str
            what makes the pixels of patches uncorrelated: zca, fitted to the patches of the fit's images, or
            none (default ``"zca"``).
        whiteningEpsilon : float
            what whitening adds to each variance, relative to the mean variance of a pixel (above 0):
            directions with less are not blown up (default ``0.01``).
        """
        super().__init__()
        self._connect()
        self._set(**self._input_kwargs)  # type: ignore[attr-defined]

    @keyword_only
    def setParams(
        self: _ImagePatchesType,
        *,
        contrastNormalization: bool = False,
        featuresCol: str = "image",
        handleInvalid: str = "error",
        imageShape: Optional[Sequence[int]] = None,
        minContrast: float = 0.01,
        numPatches: int = 20,
        outputCol: Optional[str] = None,
        patchSize: int = 16,
        seed: int = 0,
        whitening: str = "zca",
        whiteningEpsilon: float = 0.01,
    ) -> _ImagePatchesType:
        """Sets the params that are named; their meaning is in the constructor."""
        self._set(**self._input_kwargs)  # type: ignore[attr-defined]
        return self

    def setContrastNormalization(self: _ImagePatchesType, value: bool) -> _ImagePatchesType:
        """Sets ``contrastNormalization``: whether each patch is divided by the root of its variance plus
        minContrast squared, before whitening.
        """
        self._set(contrastNormalization=value)
        return self

    def setFeaturesCol(self: _ImagePatchesType, value: str) -> _ImagePatchesType:
        """Sets ``featuresCol``: name of the vector column with the features."""
        self._set(featuresCol=value)
        return self

    def setHandleInvalid(self: _ImagePatchesType, value: str) -> _ImagePatchesType:
        """Sets ``handleInvalid``: rows whose image is null or was marked unreadable by Spark: error, or skip
        to leave them out.
        """
        self._set(handleInvalid=value)
        return self

    def setImageShape(self: _ImagePatchesType, value: Sequence[int]) -> _ImagePatchesType:
        """Sets ``imageShape``: channels, height and width of the images; needed for vectors, of images of
        Spark's schema all must have it, when unset the size of all.
        """
        self._set(imageShape=value)
        return self

    def setMinContrast(self: _ImagePatchesType, value: float) -> _ImagePatchesType:
        """Sets ``minContrast``: standard deviation of a patch's grey levels below which another patch is
        drawn (at least 0); the levels of images of Spark's schema are 0 to 1, those of vectors as they are.
        """
        self._set(minContrast=value)
        return self

    def setNumPatches(self: _ImagePatchesType, value: int) -> _ImagePatchesType:
        """Sets ``numPatches``: patches that are drawn from each image (at least 1); fewer where it is flat
        nearly everywhere.
        """
        self._set(numPatches=value)
        return self

    def setOutputCol(self: _ImagePatchesType, value: str) -> _ImagePatchesType:
        """Sets ``outputCol``: name of the vector column that is written."""
        self._set(outputCol=value)
        return self

    def setPatchSize(self: _ImagePatchesType, value: int) -> _ImagePatchesType:
        """Sets ``patchSize``: pixels of a side of a patch (at least 2)."""
        self._set(patchSize=value)
        return self

    def setSeed(self: _ImagePatchesType, value: int) -> _ImagePatchesType:
        """Sets ``seed``: seed of the places of the patches."""
        self._set(seed=value)
        return self

    def setWhitening(self: _ImagePatchesType, value: str) -> _ImagePatchesType:
        """Sets ``whitening``: what makes the pixels of patches uncorrelated: zca, fitted to the patches of
        the fit's images, or none.
        """
        self._set(whitening=value)
        return self

    def setWhiteningEpsilon(self: _ImagePatchesType, value: float) -> _ImagePatchesType:
        """Sets ``whiteningEpsilon``: what whitening adds to each variance, relative to the mean variance of a
        pixel (above 0): directions with less are not blown up.
        """
        self._set(whiteningEpsilon=value)
        return self

_SpredLassoType = TypeVar("_SpredLassoType", bound="_SpredLasso")


class _SpredLasso(Stage):
    """Params of :class:`spred.SpredLasso`."""

    censorCol: Param[str] = Param(
        Params._dummy(),
        "censorCol",
        "name of the numeric column that is 1 where the event was seen and 0 where the row is censored; the "
        "family cox needs it",
        typeConverter=TypeConverters.toString,
    )
    dataMode: Param[str] = Param(
        Params._dummy(),
        "dataMode",
        "local (rows are gathered), sums (rows stay on the executors, which send sums of products of at most "
        "5000 features once), gradients (they send gradients a few strengths at a time), rows (sums or "
        "gradients, whichever costs less) or auto (rows where rows times features pass 1e9); rows need family"
        " gaussian with an intercept, solver path",
        typeConverter=TypeConverters.toString,
    )
    elasticNetParam: Param[float] = Param(
        Params._dummy(),
        "elasticNetParam",
        "share a of the L1 penalty in 2 kappa (a sum ||V_i|| + (1 - a)/2 ||V||^2) (above 0, at most 1); below"
        " 1, correlated features enter together",
        typeConverter=TypeConverters.toFloat,
    )
    excludedFeatures: Param[List[str]] = Param(
        Params._dummy(),
        "excludedFeatures",
        "names of features that are never selected (by the ML attributes of the features column; where it has"
        " none, indices as text)",
        typeConverter=TypeConverters.toListString,
    )
    family: Param[str] = Param(
        Params._dummy(),
        "family",
        "what the label is: gaussian (real values, one or a vector of them), poisson (counts) or cox (times "
        "of right-censored survival)",
        typeConverter=TypeConverters.toString,
    )
    featuresCol: Param[str] = Param(
        Params._dummy(),
        "featuresCol",
        "name of the vector column with the features",
        typeConverter=TypeConverters.toString,
    )
    fitIntercept: Param[bool] = Param(
        Params._dummy(),
        "fitIntercept",
        "whether the linear head has an unpenalised intercept",
        typeConverter=TypeConverters.toBoolean,
    )
    gapTol: Param[float] = Param(
        Params._dummy(),
        "gapTol",
        "largest duality gap relative to the objective (above 0)",
        typeConverter=TypeConverters.toFloat,
    )
    labelCol: Param[str] = Param(
        Params._dummy(),
        "labelCol",
        "name of the column with the label: a number, for the family gaussian also a vector with a number for"
        " each output, a count for poisson, a time for cox",
        typeConverter=TypeConverters.toString,
    )
    lambdaRatio: Param[float] = Param(
        Params._dummy(),
        "lambdaRatio",
        "smallest strength of the path relative to the largest (above 0, below 1)",
        typeConverter=TypeConverters.toFloat,
    )
    learningRate: Param[float] = Param(
        Params._dummy(),
        "learningRate",
        "learning rate of gradientDescent, adam and subgradient (above 0); when unset one over the largest "
        "curvature, 0.01 for adam",
        typeConverter=TypeConverters.toFloat,
    )
    maxIter: Param[int] = Param(
        Params._dummy(),
        "maxIter",
        "largest number of iterations at one strength, for the solvers other than path (at least 1)",
        typeConverter=TypeConverters.toInt,
    )
    missing: Param[str] = Param(
        Params._dummy(),
        "missing",
        "policy for NaN in the features: error, mean (of the training rows) or zero",
        typeConverter=TypeConverters.toString,
    )
    nonNegative: Param[bool] = Param(
        Params._dummy(),
        "nonNegative",
        "whether coefficients are at least 0, those of unpenalized features apart; for the family gaussian "
        "with one output or the penaltyForm elementwise, and the solver path",
        typeConverter=TypeConverters.toBoolean,
    )
    numFolds: Param[int] = Param(
        Params._dummy(),
        "numFolds",
        "number of folds of the cross-validation that chooses the strength (at least 2)",
        typeConverter=TypeConverters.toInt,
    )
    numLambdas: Param[int] = Param(
        Params._dummy(),
        "numLambdas",
        "number of strengths of the path (at least 1)",
        typeConverter=TypeConverters.toInt,
    )
    objective: Param[str] = Param(
        Params._dummy(),
        "objective",
        "conventions of the objective: glmnet (1/(2n) of the squares, lambda as stated there, in scikit-learn"
        " and celer) or mllib (LinearRegression: the squares of an elastic net count by one over the standard"
        " deviation of the label)",
        typeConverter=TypeConverters.toString,
    )
    penaltyFactors: Param[List[float]] = Param(
        Params._dummy(),
        "penaltyFactors",
        "factor of each feature's penalty, one for each feature (at least 0; 0: never penalised); empty is 1 "
        "for all",
        typeConverter=TypeConverters.toListFloat,
    )
    penaltyForm: Param[str] = Param(
        Params._dummy(),
        "penaltyForm",
        "penalty on all weights of a feature together (group) or on each weight (elementwise)",
        typeConverter=TypeConverters.toString,
    )
    predictionCol: Param[str] = Param(
        Params._dummy(),
        "predictionCol",
        "name of the column that is written: the expected value (a vector for many outputs); for cox the log "
        "of the relative risk",
        typeConverter=TypeConverters.toString,
    )
    regParam: Param[float] = Param(
        Params._dummy(),
        "regParam",
        "strength lambda of the penalty (at least 0), MLlib's name; 2 kappa. Where it is unset cross-"
        "validation chooses",
        typeConverter=TypeConverters.toFloat,
    )
    seed: Param[int] = Param(
        Params._dummy(),
        "seed",
        "seed of initial weights, mini-batches and drawn validation rows",
        typeConverter=TypeConverters.toInt,
    )
    selectionRule: Param[str] = Param(
        Params._dummy(),
        "selectionRule",
        "which strength cross-validation takes: best (the smallest error) or oneStandardError (the largest "
        "strength whose error is within one standard error of it)",
        typeConverter=TypeConverters.toString,
    )
    solver: Param[str] = Param(
        Params._dummy(),
        "solver",
        "how a strength is solved: path (working sets with a duality gap), gradientDescent or adam on the "
        "redundant pair, lbfgs, variableProjection, or subgradient (of the L1 norm itself, for comparison: it"
        " does not reach zeros)",
        typeConverter=TypeConverters.toString,
    )
    standardization: Param[bool] = Param(
        Params._dummy(),
        "standardization",
        "whether features are penalised on the scale of their standard deviation; coefficients are on the "
        "original scale all the same",
        typeConverter=TypeConverters.toBoolean,
    )
    ties: Param[str] = Param(
        Params._dummy(),
        "ties",
        "how events at the same time are counted by the family cox: breslow or efron",
        typeConverter=TypeConverters.toString,
    )
    unpenalizedFeatures: Param[List[str]] = Param(
        Params._dummy(),
        "unpenalizedFeatures",
        "names of features that are never penalised, such as age, and so are always in (by the ML attributes "
        "of the features column; where it has none, indices as text)",
        typeConverter=TypeConverters.toListString,
    )
    weightCol: Param[str] = Param(
        Params._dummy(),
        "weightCol",
        "name of the numeric column with the weight of a row (at least 0); all rows weigh 1 when unset",
        typeConverter=TypeConverters.toString,
    )
    zeroThreshold: Param[float] = Param(
        Params._dummy(),
        "zeroThreshold",
        "size below which a coefficient counts as zero, for the solvers other than path, which has exact "
        "zeros (at least 0)",
        typeConverter=TypeConverters.toFloat,
    )

    def getCensorCol(self) -> str:
        """Gets ``censorCol``: name of the numeric column that is 1 where the event was seen and 0 where the
        row is censored; the family cox needs it.
        """
        return self.getOrDefault(self.censorCol)

    def getDataMode(self) -> str:
        """Gets ``dataMode``: local (rows are gathered), sums (rows stay on the executors, which send sums of
        products of at most 5000 features once), gradients (they send gradients a few strengths at a time),
        rows (sums or gradients, whichever costs less) or auto (rows where rows times features pass 1e9); rows
        need family gaussian with an intercept, solver path.
        """
        return self.getOrDefault(self.dataMode)

    def getElasticNetParam(self) -> float:
        """Gets ``elasticNetParam``: share a of the L1 penalty in 2 kappa (a sum ||V_i|| + (1 - a)/2 ||V||^2)
        (above 0, at most 1); below 1, correlated features enter together.
        """
        return self.getOrDefault(self.elasticNetParam)

    def getExcludedFeatures(self) -> List[str]:
        """Gets ``excludedFeatures``: names of features that are never selected (by the ML attributes of the
        features column; where it has none, indices as text).
        """
        return self.getOrDefault(self.excludedFeatures)

    def getFamily(self) -> str:
        """Gets ``family``: what the label is: gaussian (real values, one or a vector of them), poisson
        (counts) or cox (times of right-censored survival).
        """
        return self.getOrDefault(self.family)

    def getFeaturesCol(self) -> str:
        """Gets ``featuresCol``: name of the vector column with the features."""
        return self.getOrDefault(self.featuresCol)

    def getFitIntercept(self) -> bool:
        """Gets ``fitIntercept``: whether the linear head has an unpenalised intercept."""
        return self.getOrDefault(self.fitIntercept)

    def getGapTol(self) -> float:
        """Gets ``gapTol``: largest duality gap relative to the objective (above 0)."""
        return self.getOrDefault(self.gapTol)

    def getLabelCol(self) -> str:
        """Gets ``labelCol``: name of the column with the label: a number, for the family gaussian also a
        vector with a number for each output, a count for poisson, a time for cox.
        """
        return self.getOrDefault(self.labelCol)

    def getLambdaRatio(self) -> float:
        """Gets ``lambdaRatio``: smallest strength of the path relative to the largest (above 0, below 1)."""
        return self.getOrDefault(self.lambdaRatio)

    def getLearningRate(self) -> float:
        """Gets ``learningRate``: learning rate of gradientDescent, adam and subgradient (above 0); when unset
        one over the largest curvature, 0.01 for adam.
        """
        return self.getOrDefault(self.learningRate)

    def getMaxIter(self) -> int:
        """Gets ``maxIter``: largest number of iterations at one strength, for the solvers other than path (at
        least 1).
        """
        return self.getOrDefault(self.maxIter)

    def getMissing(self) -> str:
        """Gets ``missing``: policy for NaN in the features: error, mean (of the training rows) or zero."""
        return self.getOrDefault(self.missing)

    def getNonNegative(self) -> bool:
        """Gets ``nonNegative``: whether coefficients are at least 0, those of unpenalized features apart; for
        the family gaussian with one output or the penaltyForm elementwise, and the solver path.
        """
        return self.getOrDefault(self.nonNegative)

    def getNumFolds(self) -> int:
        """Gets ``numFolds``: number of folds of the cross-validation that chooses the strength (at least 2)."""
        return self.getOrDefault(self.numFolds)

    def getNumLambdas(self) -> int:
        """Gets ``numLambdas``: number of strengths of the path (at least 1)."""
        return self.getOrDefault(self.numLambdas)

    def getObjective(self) -> str:
        """Gets ``objective``: conventions of the objective: glmnet (1/(2n) of the squares, lambda as stated
        there, in scikit-learn and celer) or mllib (LinearRegression: the squares of an elastic net count by
        one over the standard deviation of the label).
        """
        return self.getOrDefault(self.objective)

    def getPenaltyFactors(self) -> List[float]:
        """Gets ``penaltyFactors``: factor of each feature's penalty, one for each feature (at least 0; 0:
        never penalised); empty is 1 for all.
        """
        return self.getOrDefault(self.penaltyFactors)

    def getPenaltyForm(self) -> str:
        """Gets ``penaltyForm``: penalty on all weights of a feature together (group) or on each weight
        (elementwise).
        """
        return self.getOrDefault(self.penaltyForm)

    def getPredictionCol(self) -> str:
        """Gets ``predictionCol``: name of the column that is written: the expected value (a vector for many
        outputs); for cox the log of the relative risk.
        """
        return self.getOrDefault(self.predictionCol)

    def getRegParam(self) -> float:
        """Gets ``regParam``: strength lambda of the penalty (at least 0), MLlib's name; 2 kappa. Where it is
        unset cross-validation chooses.
        """
        return self.getOrDefault(self.regParam)

    def getSeed(self) -> int:
        """Gets ``seed``: seed of initial weights, mini-batches and drawn validation rows."""
        return self.getOrDefault(self.seed)

    def getSelectionRule(self) -> str:
        """Gets ``selectionRule``: which strength cross-validation takes: best (the smallest error) or
        oneStandardError (the largest strength whose error is within one standard error of it).
        """
        return self.getOrDefault(self.selectionRule)

    def getSolver(self) -> str:
        """Gets ``solver``: how a strength is solved: path (working sets with a duality gap), gradientDescent
        or adam on the redundant pair, lbfgs, variableProjection, or subgradient (of the L1 norm itself, for
        comparison: it does not reach zeros).
        """
        return self.getOrDefault(self.solver)

    def getStandardization(self) -> bool:
        """Gets ``standardization``: whether features are penalised on the scale of their standard deviation;
        coefficients are on the original scale all the same.
        """
        return self.getOrDefault(self.standardization)

    def getTies(self) -> str:
        """Gets ``ties``: how events at the same time are counted by the family cox: breslow or efron."""
        return self.getOrDefault(self.ties)

    def getUnpenalizedFeatures(self) -> List[str]:
        """Gets ``unpenalizedFeatures``: names of features that are never penalised, such as age, and so are
        always in (by the ML attributes of the features column; where it has none, indices as text).
        """
        return self.getOrDefault(self.unpenalizedFeatures)

    def getWeightCol(self) -> str:
        """Gets ``weightCol``: name of the numeric column with the weight of a row (at least 0); all rows
        weigh 1 when unset.
        """
        return self.getOrDefault(self.weightCol)

    def getZeroThreshold(self) -> float:
        """Gets ``zeroThreshold``: size below which a coefficient counts as zero, for the solvers other than
        path, which has exact zeros (at least 0).
        """
        return self.getOrDefault(self.zeroThreshold)

    @keyword_only
    def __init__(
        self,
        *,
        censorCol: Optional[str] = None,
        dataMode: str = "auto",
        elasticNetParam: float = 1.0,
        excludedFeatures: Sequence[str] = (),
        family: str = "gaussian",
        featuresCol: str = "features",
        fitIntercept: bool = True,
        gapTol: float = 1e-06,
        labelCol: str = "label",
        lambdaRatio: float = 0.01,
        learningRate: Optional[float] = None,
        maxIter: int = 100000,
        missing: str = "error",
        nonNegative: bool = False,
        numFolds: int = 5,
        numLambdas: int = 100,
        objective: str = "glmnet",
        penaltyFactors: Sequence[float] = (),
        penaltyForm: str = "group",
        predictionCol: str = "prediction",
        regParam: Optional[float] = None,
        seed: int = 1,
        selectionRule: str = "best",
        solver: str = "path",
        standardization: bool = True,
        ties: str = "efron",
        unpenalizedFeatures: Sequence[str] = (),
        weightCol: Optional[str] = None,
        zeroThreshold: float = 1e-06,
    ) -> None:
        """
        Parameters
        ----------
        censorCol : str
            name of the numeric column that is 1 where the event was seen and 0 where the row is censored; the
            family cox needs it.
        dataMode : str
            local (rows are gathered), sums (rows stay on the executors, which send sums of products of at
            most 5000 features once), gradients (they send gradients a few strengths at a time), rows (sums or
            gradients, whichever costs less) or auto (rows where rows times features pass 1e9); rows need
            family gaussian with an intercept, solver path (default ``"auto"``).
        elasticNetParam : float
            share a of the L1 penalty in 2 kappa (a sum ||V_i|| + (1 - a)/2 ||V||^2) (above 0, at most 1);
            below 1, correlated features enter together (default ``1.0``).
        excludedFeatures : Sequence[str]
            names of features that are never selected (by the ML attributes of the features column; where it
            has none, indices as text) (default ``()``).
        family : str
            what the label is: gaussian (real values, one or a vector of them), poisson (counts) or cox (times
            of right-censored survival) (default ``"gaussian"``).
        featuresCol : str
            name of the vector column with the features (default ``"features"``).
        fitIntercept : bool
            whether the linear head has an unpenalised intercept (default ``True``).
        gapTol : float
            largest duality gap relative to the objective (above 0) (default ``1e-06``).
        labelCol : str
            name of the column with the label: a number, for the family gaussian also a vector with a number
            for each output, a count for poisson, a time for cox (default ``"label"``).
        lambdaRatio : float
            smallest strength of the path relative to the largest (above 0, below 1) (default ``0.01``).
        learningRate : float
            learning rate of gradientDescent, adam and subgradient (above 0); when unset one over the largest
            curvature, 0.01 for adam.
        maxIter : int
            largest number of iterations at one strength, for the solvers other than path (at least 1)
            (default ``100000``).
        missing : str
            policy for NaN in the features: error, mean (of the training rows) or zero (default ``"error"``).
        nonNegative : bool
            whether coefficients are at least 0, those of unpenalized features apart; for the family gaussian
            with one output or the penaltyForm elementwise, and the solver path (default ``False``).
        numFolds : int
            number of folds of the cross-validation that chooses the strength (at least 2) (default ``5``).
        numLambdas : int
            number of strengths of the path (at least 1) (default ``100``).
        objective : str
            conventions of the objective: glmnet (1/(2n) of the squares, lambda as stated there, in scikit-
            learn and celer) or mllib (LinearRegression: the squares of an elastic net count by one over the
            standard deviation of the label) (default ``"glmnet"``).
        penaltyFactors : Sequence[float]
            factor of each feature's penalty, one for each feature (at least 0; 0: never penalised); empty is
            1 for all (default ``()``).
        penaltyForm : str
            penalty on all weights of a feature together (group) or on each weight (elementwise) (default
            ``"group"``).
        predictionCol : str
            name of the column that is written: the expected value (a vector for many outputs); for cox the
            log of the relative risk (default ``"prediction"``).
        regParam : float
            strength lambda of the penalty (at least 0), MLlib's name; 2 kappa. Where it is unset cross-
            validation chooses.
        seed : int
            seed of initial weights, mini-batches and drawn validation rows (default ``1``).
        selectionRule : str
            which strength cross-validation takes: best (the smallest error) or oneStandardError (the largest
            strength whose error is within one standard error of it) (default ``"best"``).
        solver : str
            how a strength is solved: path (working sets with a duality gap), gradientDescent or adam on the
            redundant pair, lbfgs, variableProjection, or subgradient (of the L1 norm itself, for comparison:
            it does not reach zeros) (default ``"path"``).
        standardization : bool
            whether features are penalised on the scale of their standard deviation; coefficients are on the
            original scale all the same (default ``True``).
        ties : str
            how events at the same time are counted by the family cox: breslow or efron (default ``"efron"``).
        unpenalizedFeatures : Sequence[str]
            names of features that are never penalised, such as age, and so are always in (by the ML
            attributes of the features column; where it has none, indices as text) (default ``()``).
        weightCol : str
            name of the numeric column with the weight of a row (at least 0); all rows weigh 1 when unset.
        zeroThreshold : float
            size below which a coefficient counts as zero, for the solvers other than path, which has exact
            zeros (at least 0) (default ``1e-06``).
        """
        super().__init__()
        self._connect()
        self._set(**self._input_kwargs)  # type: ignore[attr-defined]

    @keyword_only
    def setParams(
        self: _SpredLassoType,
        *,
        censorCol: Optional[str] = None,
        dataMode: str = "auto",
        elasticNetParam: float = 1.0,
        excludedFeatures: Sequence[str] = (),
        family: str = "gaussian",
        featuresCol: str = "features",
        fitIntercept: bool = True,
        gapTol: float = 1e-06,
        labelCol: str = "label",
        lambdaRatio: float = 0.01,
        learningRate: Optional[float] = None,
        maxIter: int = 100000,
        missing: str = "error",
        nonNegative: bool = False,
        numFolds: int = 5,
        numLambdas: int = 100,
        objective: str = "glmnet",
        penaltyFactors: Sequence[float] = (),
        penaltyForm: str = "group",
        predictionCol: str = "prediction",
        regParam: Optional[float] = None,
        seed: int = 1,
        selectionRule: str = "best",
        solver: str = "path",
        standardization: bool = True,
        ties: str = "efron",
        unpenalizedFeatures: Sequence[str] = (),
        weightCol: Optional[str] = None,
        zeroThreshold: float = 1e-06,
    ) -> _SpredLassoType:
        """Sets the params that are named; their meaning is in the constructor."""
        self._set(**self._input_kwargs)  # type: ignore[attr-defined]
        return self

    def setCensorCol(self: _SpredLassoType, value: str) -> _SpredLassoType:
        """Sets ``censorCol``: name of the numeric column that is 1 where the event was seen and 0 where the
        row is censored; the family cox needs it.
        """
        self._set(censorCol=value)
        return self

    def setDataMode(self: _SpredLassoType, value: str) -> _SpredLassoType:
        """Sets ``dataMode``: local (rows are gathered), sums (rows stay on the executors, which send sums of
        products of at most 5000 features once), gradients (they send gradients a few strengths at a time),
        rows (sums or gradients, whichever costs less) or auto (rows where rows times features pass 1e9); rows
        need family gaussian with an intercept, solver path.
        """
        self._set(dataMode=value)
        return self

    def setElasticNetParam(self: _SpredLassoType, value: float) -> _SpredLassoType:
        """Sets ``elasticNetParam``: share a of the L1 penalty in 2 kappa (a sum ||V_i|| + (1 - a)/2 ||V||^2)
        (above 0, at most 1); below 1, correlated features enter together.
        """
        self._set(elasticNetParam=value)
        return self

    def setExcludedFeatures(self: _SpredLassoType, value: Sequence[str]) -> _SpredLassoType:
        """Sets ``excludedFeatures``: names of features that are never selected (by the ML attributes of the
        features column; where it has none, indices as text).
        """
        self._set(excludedFeatures=value)
        return self

    def setFamily(self: _SpredLassoType, value: str) -> _SpredLassoType:
        """Sets ``family``: what the label is: gaussian (real values, one or a vector of them), poisson
        (counts) or cox (times of right-censored survival).
        """
        self._set(family=value)
        return self

    def setFeaturesCol(self: _SpredLassoType, value: str) -> _SpredLassoType:
        """Sets ``featuresCol``: name of the vector column with the features."""
        self._set(featuresCol=value)
        return self

    def setFitIntercept(self: _SpredLassoType, value: bool) -> _SpredLassoType:
        """Sets ``fitIntercept``: whether the linear head has an unpenalised intercept."""
        self._set(fitIntercept=value)
        return self

    def setGapTol(self: _SpredLassoType, value: float) -> _SpredLassoType:
        """Sets ``gapTol``: largest duality gap relative to the objective (above 0)."""
        self._set(gapTol=value)
        return self

    def setLabelCol(self: _SpredLassoType, value: str) -> _SpredLassoType:
        """Sets ``labelCol``: name of the column with the label: a number, for the family gaussian also a
        vector with a number for each output, a count for poisson, a time for cox.
        """
        self._set(labelCol=value)
        return self

    def setLambdaRatio(self: _SpredLassoType, value: float) -> _SpredLassoType:
        """Sets ``lambdaRatio``: smallest strength of the path relative to the largest (above 0, below 1)."""
        self._set(lambdaRatio=value)
        return self

    def setLearningRate(self: _SpredLassoType, value: float) -> _SpredLassoType:
        """Sets ``learningRate``: learning rate of gradientDescent, adam and subgradient (above 0); when unset
        one over the largest curvature, 0.01 for adam.
        """
        self._set(learningRate=value)
        return self

    def setMaxIter(self: _SpredLassoType, value: int) -> _SpredLassoType:
        """Sets ``maxIter``: largest number of iterations at one strength, for the solvers other than path (at
        least 1).
        """
        self._set(maxIter=value)
        return self

    def setMissing(self: _SpredLassoType, value: str) -> _SpredLassoType:
        """Sets ``missing``: policy for NaN in the features: error, mean (of the training rows) or zero."""
        self._set(missing=value)
        return self

    def setNonNegative(self: _SpredLassoType, value: bool) -> _SpredLassoType:
        """Sets ``nonNegative``: whether coefficients are at least 0, those of unpenalized features apart; for
        the family gaussian with one output or the penaltyForm elementwise, and the solver path.
        """
        self._set(nonNegative=value)
        return self

    def setNumFolds(self: _SpredLassoType, value: int) -> _SpredLassoType:
        """Sets ``numFolds``: number of folds of the cross-validation that chooses the strength (at least 2)."""
        self._set(numFolds=value)
        return self

    def setNumLambdas(self: _SpredLassoType, value: int) -> _SpredLassoType:
        """Sets ``numLambdas``: number of strengths of the path (at least 1)."""
        self._set(numLambdas=value)
        return self

    def setObjective(self: _SpredLassoType, value: str) -> _SpredLassoType:
        """Sets ``objective``: conventions of the objective: glmnet (1/(2n) of the squares, lambda as stated
        there, in scikit-learn and celer) or mllib (LinearRegression: the squares of an elastic net count by
        one over the standard deviation of the label).
        """
        self._set(objective=value)
        return self

    def setPenaltyFactors(self: _SpredLassoType, value: Sequence[float]) -> _SpredLassoType:
        """Sets ``penaltyFactors``: factor of each feature's penalty, one for each feature (at least 0; 0:
        never penalised); empty is 1 for all.
        """
        self._set(penaltyFactors=value)
        return self

    def setPenaltyForm(self: _SpredLassoType, value: str) -> _SpredLassoType:
        """Sets ``penaltyForm``: penalty on all weights of a feature together (group) or on each weight
        (elementwise).
        """
        self._set(penaltyForm=value)
        return self

    def setPredictionCol(self: _SpredLassoType, value: str) -> _SpredLassoType:
        """Sets ``predictionCol``: name of the column that is written: the expected value (a vector for many
        outputs); for cox the log of the relative risk.
        """
        self._set(predictionCol=value)
        return self

    def setRegParam(self: _SpredLassoType, value: float) -> _SpredLassoType:
        """Sets ``regParam``: strength lambda of the penalty (at least 0), MLlib's name; 2 kappa. Where it is
        unset cross-validation chooses.
        """
        self._set(regParam=value)
        return self

    def setSeed(self: _SpredLassoType, value: int) -> _SpredLassoType:
        """Sets ``seed``: seed of initial weights, mini-batches and drawn validation rows."""
        self._set(seed=value)
        return self

    def setSelectionRule(self: _SpredLassoType, value: str) -> _SpredLassoType:
        """Sets ``selectionRule``: which strength cross-validation takes: best (the smallest error) or
        oneStandardError (the largest strength whose error is within one standard error of it).
        """
        self._set(selectionRule=value)
        return self

    def setSolver(self: _SpredLassoType, value: str) -> _SpredLassoType:
        """Sets ``solver``: how a strength is solved: path (working sets with a duality gap), gradientDescent
        or adam on the redundant pair, lbfgs, variableProjection, or subgradient (of the L1 norm itself, for
        comparison: it does not reach zeros).
        """
        self._set(solver=value)
        return self

    def setStandardization(self: _SpredLassoType, value: bool) -> _SpredLassoType:
        """Sets ``standardization``: whether features are penalised on the scale of their standard deviation;
        coefficients are on the original scale all the same.
        """
        self._set(standardization=value)
        return self

    def setTies(self: _SpredLassoType, value: str) -> _SpredLassoType:
        """Sets ``ties``: how events at the same time are counted by the family cox: breslow or efron."""
        self._set(ties=value)
        return self

    def setUnpenalizedFeatures(self: _SpredLassoType, value: Sequence[str]) -> _SpredLassoType:
        """Sets ``unpenalizedFeatures``: names of features that are never penalised, such as age, and so are
        always in (by the ML attributes of the features column; where it has none, indices as text).
        """
        self._set(unpenalizedFeatures=value)
        return self

    def setWeightCol(self: _SpredLassoType, value: str) -> _SpredLassoType:
        """Sets ``weightCol``: name of the numeric column with the weight of a row (at least 0); all rows
        weigh 1 when unset.
        """
        self._set(weightCol=value)
        return self

    def setZeroThreshold(self: _SpredLassoType, value: float) -> _SpredLassoType:
        """Sets ``zeroThreshold``: size below which a coefficient counts as zero, for the solvers other than
        path, which has exact zeros (at least 0).
        """
        self._set(zeroThreshold=value)
        return self

_SpredCompressorType = TypeVar("_SpredCompressorType", bound="_SpredCompressor")


class _SpredCompressor(Stage):
    """Params of :class:`spred.SpredCompressor`."""

    architecture: Param[str] = Param(
        Params._dummy(),
        "architecture",
        "network: mlp, cnn, resnet18 or resnet; not used with startNetwork",
        typeConverter=TypeConverters.toString,
    )
    averagingFrequency: Param[int] = Param(
        Params._dummy(),
        "averagingFrequency",
        "steps of each worker between two averagings of U, W and all else that is trained (at least 0); 0 "
        "averages after each epoch",
        typeConverter=TypeConverters.toInt,
    )
    batchSize: Param[int] = Param(
        Params._dummy(),
        "batchSize",
        "images a step of each worker (at least 1)",
        typeConverter=TypeConverters.toInt,
    )
    blockType: Param[str] = Param(
        Params._dummy(),
        "blockType",
        "blocks of resnet: basic (two convolutions of 3 x 3) or bottleneck (1 x 1, 3 x 3, and 1 x 1 of four "
        "times the width)",
        typeConverter=TypeConverters.toString,
    )
    blocks: Param[List[int]] = Param(
        Params._dummy(),
        "blocks",
        "number of blocks in each stage of resnet, whose width doubles from stage to stage (each at least 1)",
        typeConverter=TypeConverters.toListInt,
    )
    checkpointDir: Param[str] = Param(
        Params._dummy(),
        "checkpointDir",
        "directory, of any file system that Spark reaches, that keeps the training after each epoch: the same"
        " fit started again after a kill goes on from there and ends with the same result; empty keeps "
        "nothing",
        typeConverter=TypeConverters.toString,
    )
    compressionMethod: Param[str] = Param(
        Params._dummy(),
        "compressionMethod",
        "method: spred, naiveL1, proximalL1 (needs sgd), str, magnitude, iterativeMagnitude, random, snip, "
        "grasp or synflow; the first four take kappa",
        typeConverter=TypeConverters.toString,
    )
    compressionRatio: Param[float] = Param(
        Params._dummy(),
        "compressionRatio",
        "compression ratio to be reached, all prunable weights by those that are not zero (at least 1); with "
        "kappa the trained network is pruned to it, of a method with a penalty and without kappa the strength"
        " is searched that gives it",
        typeConverter=TypeConverters.toFloat,
    )
    crop: Param[int] = Param(
        Params._dummy(),
        "crop",
        "pixels of border from which a window of the image's size is cut at random in training (at least 0); "
        "4 by custom for CIFAR",
        typeConverter=TypeConverters.toInt,
    )
    denseDecay: Param[float] = Param(
        Params._dummy(),
        "denseDecay",
        "weight decay, towards zero, of what is not penalised otherwise: biases, normalisations, kept layers "
        "(at least 0)",
        typeConverter=TypeConverters.toFloat,
    )
    epochs: Param[int] = Param(
        Params._dummy(),
        "epochs",
        "passes over the training images before the last pruning (at least 0)",
        typeConverter=TypeConverters.toInt,
    )
    featuresCol: Param[str] = Param(
        Params._dummy(),
        "featuresCol",
        "name of the column with the images: structs as spark.read().format(\"image\") gives them, or vectors "
        "of channels x height x width numbers of any scale, channel after channel, row after row",
        typeConverter=TypeConverters.toString,
    )
    finetuneEpochs: Param[int] = Param(
        Params._dummy(),
        "finetuneEpochs",
        "passes over the training images after the pruning, with zeros held (at least 0)",
        typeConverter=TypeConverters.toInt,
    )
    finetuneLearningRate: Param[float] = Param(
        Params._dummy(),
        "finetuneLearningRate",
        "learning rate of the Adam that finetunes (above 0); when unset a tenth of learningRate, at most 1e-4",
        typeConverter=TypeConverters.toFloat,
    )
    flip: Param[bool] = Param(
        Params._dummy(),
        "flip",
        "half of the training images, drawn anew in each epoch, are mirrored left to right",
        typeConverter=TypeConverters.toBoolean,
    )
    handleInvalid: Param[str] = Param(
        Params._dummy(),
        "handleInvalid",
        "rows whose image is null or was marked unreadable by Spark: error, or skip to leave them out",
        typeConverter=TypeConverters.toString,
    )
    hiddenLayers: Param[List[int]] = Param(
        Params._dummy(),
        "hiddenLayers",
        "units of the hidden layers of mlp (each at least 1); of cnn the first is its dense layer",
        typeConverter=TypeConverters.toListInt,
    )
    imageShape: Param[List[int]] = Param(
        Params._dummy(),
        "imageShape",
        "channels, height and width of the images; needed for vectors, of images of Spark's schema all must "
        "have it, when unset the size of all",
        typeConverter=TypeConverters.toListInt,
    )
    kappa: Param[float] = Param(
        Params._dummy(),
        "kappa",
        "strength of the penalty 2 kappa |V| (at least 0); of str its decay; not used by the methods without "
        "a penalty",
        typeConverter=TypeConverters.toFloat,
    )
    keptLayers: Param[List[str]] = Param(
        Params._dummy(),
        "keptLayers",
        "layers that are neither penalised nor pruned, though counted",
        typeConverter=TypeConverters.toListString,
    )
    labelCol: Param[str] = Param(
        Params._dummy(),
        "labelCol",
        "name of the numeric column with the class, 0 to k - 1",
        typeConverter=TypeConverters.toString,
    )
    layerKappas: Param[List[str]] = Param(
        Params._dummy(),
        "layerKappas",
        "layers with a strength of their own in place of kappa, each as LAYER=KAPPA, such as conv1=1e-3",
        typeConverter=TypeConverters.toListString,
    )
    learningRate: Param[float] = Param(
        Params._dummy(),
        "learningRate",
        "learning rate (above 0)",
        typeConverter=TypeConverters.toFloat,
    )
    maxAccuracyDrop: Param[float] = Param(
        Params._dummy(),
        "maxAccuracyDrop",
        "largest loss of accuracy (0 to 1) by pruning before the finetuning, measured on the validation rows,"
        " without them on the training rows; needs spred, naiveL1, proximalL1, str or magnitude",
        typeConverter=TypeConverters.toFloat,
    )
    maxTrainings: Param[int] = Param(
        Params._dummy(),
        "maxTrainings",
        "trainings that the search for a strength may take (at least 1)",
        typeConverter=TypeConverters.toInt,
    )
    momentum: Param[float] = Param(
        Params._dummy(),
        "momentum",
        "Nesterov's momentum of the optimizer momentum (at least 0, below 1)",
        typeConverter=TypeConverters.toFloat,
    )
    numClasses: Param[int] = Param(
        Params._dummy(),
        "numClasses",
        "number of classes (0, or at least 2); 0 takes it from the attributes of the label column, without "
        "these from the largest label",
        typeConverter=TypeConverters.toInt,
    )
    numWorkers: Param[int] = Param(
        Params._dummy(),
        "numWorkers",
        "parts of the training rows that are trained on side by side, a Spark task each, and averaged (at "
        "least 1); the result depends on it, and not on the executors",
        typeConverter=TypeConverters.toInt,
    )
    optimizer: Param[str] = Param(
        Params._dummy(),
        "optimizer",
        "updater: sgd, momentum, adam, adamw or adagrad; the decay of the pair is in the gradient with all of"
        " them, that of the rest not with adamw",
        typeConverter=TypeConverters.toString,
    )
    pixelDeviations: Param[List[float]] = Param(
        Params._dummy(),
        "pixelDeviations",
        "standard deviation of each channel that is divided by; empty fits it on the training rows",
        typeConverter=TypeConverters.toListFloat,
    )
    pixelMeans: Param[List[float]] = Param(
        Params._dummy(),
        "pixelMeans",
        "mean of each channel that is subtracted, of byte images on the scale 0 to 1; empty fits it on the "
        "training rows",
        typeConverter=TypeConverters.toListFloat,
    )
    predictionCol: Param[str] = Param(
        Params._dummy(),
        "predictionCol",
        "name of the column with the predicted class; empty writes none",
        typeConverter=TypeConverters.toString,
    )
    probabilityCol: Param[str] = Param(
        Params._dummy(),
        "probabilityCol",
        "name of the column with the probability of each class; empty writes none",
        typeConverter=TypeConverters.toString,
    )
    pruningRounds: Param[int] = Param(
        Params._dummy(),
        "pruningRounds",
        "rounds of iterativeMagnitude through the training (at least 1)",
        typeConverter=TypeConverters.toInt,
    )
    pruningScope: Param[str] = Param(
        Params._dummy(),
        "pruningScope",
        "what is compared where a network is pruned to compressionRatio or maxAccuracyDrop: global (the "
        "smallest of all weights go) or layer (the smallest of each layer go, the same share of each); where "
        "strengths are searched, one for all or one for each layer",
        typeConverter=TypeConverters.toString,
    )
    rawPredictionCol: Param[str] = Param(
        Params._dummy(),
        "rawPredictionCol",
        "name of the column with the log of the probability of each class; empty writes none",
        typeConverter=TypeConverters.toString,
    )
    seed: Param[int] = Param(
        Params._dummy(),
        "seed",
        "seed of initial weights, of the order of the images and of their augmentation",
        typeConverter=TypeConverters.toInt,
    )
    sparsityTolerance: Param[float] = Param(
        Params._dummy(),
        "sparsityTolerance",
        "largest distance of the sparsity, the share of zeros, from that of compressionRatio where the "
        "strength is searched (above 0, below 1); 0.01, or a tenth of the share that is to be left if that is"
        " less, when unset",
        typeConverter=TypeConverters.toFloat,
    )
    startNetwork: Param[str] = Param(
        Params._dummy(),
        "startNetwork",
        "file, of any file system that Spark reaches, with the network and the weights to start from: a zip "
        "of DL4J's ModelSerializer, a sparse file of spred or an .h5 of Keras; empty draws a fresh network",
        typeConverter=TypeConverters.toString,
    )
    stem: Param[str] = Param(
        Params._dummy(),
        "stem",
        "how images enter resnet and resnet18: cifar (a convolution of 3 x 3) or imagenet (one of 7 x 7 and a"
        " pool, for large images)",
        typeConverter=TypeConverters.toString,
    )
    structured: Param[bool] = Param(
        Params._dummy(),
        "structured",
        "whole filters and neurons go, and are taken out of the network that predicts; else single weights",
        typeConverter=TypeConverters.toBoolean,
    )
    validationIndicatorCol: Param[str] = Param(
        Params._dummy(),
        "validationIndicatorCol",
        "name of the boolean column that is true for validation rows, which are not trained on: "
        "maxAccuracyDrop is measured on them, and so is the summary's accuracy; all rows are trained on when "
        "unset",
        typeConverter=TypeConverters.toString,
    )
    width: Param[int] = Param(
        Params._dummy(),
        "width",
        "filters of the first convolution of cnn and resnet (at least 1)",
        typeConverter=TypeConverters.toInt,
    )
    zeroThreshold: Param[float] = Param(
        Params._dummy(),
        "zeroThreshold",
        "size below which a weight counts as zero after training with a penalty (at least 0); of a filter the"
        " root mean square",
        typeConverter=TypeConverters.toFloat,
    )

    def getArchitecture(self) -> str:
        """Gets ``architecture``: network: mlp, cnn, resnet18 or resnet; not used with startNetwork."""
        return self.getOrDefault(self.architecture)

    def getAveragingFrequency(self) -> int:
        """Gets ``averagingFrequency``: steps of each worker between two averagings of U, W and all else that
        is trained (at least 0); 0 averages after each epoch.
        """
        return self.getOrDefault(self.averagingFrequency)

    def getBatchSize(self) -> int:
        """Gets ``batchSize``: images a step of each worker (at least 1)."""
        return self.getOrDefault(self.batchSize)

    def getBlockType(self) -> str:
        """Gets ``blockType``: blocks of resnet: basic (two convolutions of 3 x 3) or bottleneck (1 x 1, 3 x
        3, and 1 x 1 of four times the width).
        """
        return self.getOrDefault(self.blockType)

    def getBlocks(self) -> List[int]:
        """Gets ``blocks``: number of blocks in each stage of resnet, whose width doubles from stage to stage
        (each at least 1).
        """
        return self.getOrDefault(self.blocks)

    def getCheckpointDir(self) -> str:
        """Gets ``checkpointDir``: directory, of any file system that Spark reaches, that keeps the training
        after each epoch: the same fit started again after a kill goes on from there and ends with the same
        result; empty keeps nothing.
        """
        return self.getOrDefault(self.checkpointDir)

    def getCompressionMethod(self) -> str:
        """Gets ``compressionMethod``: method: spred, naiveL1, proximalL1 (needs sgd), str, magnitude,
        iterativeMagnitude, random, snip, grasp or synflow; the first four take kappa.
        """
        return self.getOrDefault(self.compressionMethod)

    def getCompressionRatio(self) -> float:
        """Gets ``compressionRatio``: compression ratio to be reached, all prunable weights by those that are
        not zero (at least 1); with kappa the trained network is pruned to it, of a method with a penalty and
        without kappa the strength is searched that gives it.
        """
        return self.getOrDefault(self.compressionRatio)

    def getCrop(self) -> int:
        """Gets ``crop``: pixels of border from which a window of the image's size is cut at random in
        training (at least 0); 4 by custom for CIFAR.
        """
        return self.getOrDefault(self.crop)

    def getDenseDecay(self) -> float:
        """Gets ``denseDecay``: weight decay, towards zero, of what is not penalised otherwise: biases,
        normalisations, kept layers (at least 0).
        """
        return self.getOrDefault(self.denseDecay)

    def getEpochs(self) -> int:
        """Gets ``epochs``: passes over the training images before the last pruning (at least 0)."""
        return self.getOrDefault(self.epochs)

    def getFeaturesCol(self) -> str:
        """Gets ``featuresCol``: name of the column with the images: structs as spark.read().format("image")
        gives them, or vectors of channels x height x width numbers of any scale, channel after channel, row
        after row.
        """
        return self.getOrDefault(self.featuresCol)

    def getFinetuneEpochs(self) -> int:
        """Gets ``finetuneEpochs``: passes over the training images after the pruning, with zeros held (at
        least 0).
        """
        return self.getOrDefault(self.finetuneEpochs)

    def getFinetuneLearningRate(self) -> float:
        """Gets ``finetuneLearningRate``: learning rate of the Adam that finetunes (above 0); when unset a
        tenth of learningRate, at most 1e-4.
        """
        return self.getOrDefault(self.finetuneLearningRate)

    def getFlip(self) -> bool:
        """Gets ``flip``: half of the training images, drawn anew in each epoch, are mirrored left to right."""
        return self.getOrDefault(self.flip)

    def getHandleInvalid(self) -> str:
        """Gets ``handleInvalid``: rows whose image is null or was marked unreadable by Spark: error, or skip
        to leave them out.
        """
        return self.getOrDefault(self.handleInvalid)

    def getHiddenLayers(self) -> List[int]:
        """Gets ``hiddenLayers``: units of the hidden layers of mlp (each at least 1); of cnn the first is its
        dense layer.
        """
        return self.getOrDefault(self.hiddenLayers)

    def getImageShape(self) -> List[int]:
        """Gets ``imageShape``: channels, height and width of the images; needed for vectors, of images of
        Spark's schema all must have it, when unset the size of all.
        """
        return self.getOrDefault(self.imageShape)

    def getKappa(self) -> float:
        """Gets ``kappa``: strength of the penalty 2 kappa |V| (at least 0); of str its decay; not used by the
        methods without a penalty.
        """
        return self.getOrDefault(self.kappa)

    def getKeptLayers(self) -> List[str]:
        """Gets ``keptLayers``: layers that are neither penalised nor pruned, though counted."""
        return self.getOrDefault(self.keptLayers)

    def getLabelCol(self) -> str:
        """Gets ``labelCol``: name of the numeric column with the class, 0 to k - 1."""
        return self.getOrDefault(self.labelCol)

    def getLayerKappas(self) -> List[str]:
        """Gets ``layerKappas``: layers with a strength of their own in place of kappa, each as LAYER=KAPPA,
        such as conv1=1e-3.
        """
        return self.getOrDefault(self.layerKappas)

    def getLearningRate(self) -> float:
        """Gets ``learningRate``: learning rate (above 0)."""
        return self.getOrDefault(self.learningRate)

    def getMaxAccuracyDrop(self) -> float:
        """Gets ``maxAccuracyDrop``: largest loss of accuracy (0 to 1) by pruning before the finetuning,
        measured on the validation rows, without them on the training rows; needs spred, naiveL1, proximalL1,
        str or magnitude.
        """
        return self.getOrDefault(self.maxAccuracyDrop)

    def getMaxTrainings(self) -> int:
        """Gets ``maxTrainings``: trainings that the search for a strength may take (at least 1)."""
        return self.getOrDefault(self.maxTrainings)

    def getMomentum(self) -> float:
        """Gets ``momentum``: Nesterov's momentum of the optimizer momentum (at least 0, below 1)."""
        return self.getOrDefault(self.momentum)

    def getNumClasses(self) -> int:
        """Gets ``numClasses``: number of classes (0, or at least 2); 0 takes it from the attributes of the
        label column, without these from the largest label.
        """
        return self.getOrDefault(self.numClasses)

    def getNumWorkers(self) -> int:
        """Gets ``numWorkers``: parts of the training rows that are trained on side by side, a Spark task
        each, and averaged (at least 1); the result depends on it, and not on the executors.
        """
        return self.getOrDefault(self.numWorkers)

    def getOptimizer(self) -> str:
        """Gets ``optimizer``: updater: sgd, momentum, adam, adamw or adagrad; the decay of the pair is in the
        gradient with all of them, that of the rest not with adamw.
        """
        return self.getOrDefault(self.optimizer)

    def getPixelDeviations(self) -> List[float]:
        """Gets ``pixelDeviations``: standard deviation of each channel that is divided by; empty fits it on
        the training rows.
        """
        return self.getOrDefault(self.pixelDeviations)

    def getPixelMeans(self) -> List[float]:
        """Gets ``pixelMeans``: mean of each channel that is subtracted, of byte images on the scale 0 to 1;
        empty fits it on the training rows.
        """
        return self.getOrDefault(self.pixelMeans)

    def getPredictionCol(self) -> str:
        """Gets ``predictionCol``: name of the column with the predicted class; empty writes none."""
        return self.getOrDefault(self.predictionCol)

    def getProbabilityCol(self) -> str:
        """Gets ``probabilityCol``: name of the column with the probability of each class; empty writes none."""
        return self.getOrDefault(self.probabilityCol)

    def getPruningRounds(self) -> int:
        """Gets ``pruningRounds``: rounds of iterativeMagnitude through the training (at least 1)."""
        return self.getOrDefault(self.pruningRounds)

    def getPruningScope(self) -> str:
        """Gets ``pruningScope``: what is compared where a network is pruned to compressionRatio or
        maxAccuracyDrop: global (the smallest of all weights go) or layer (the smallest of each layer go, the
        same share of each); where strengths are searched, one for all or one for each layer.
        """
        return self.getOrDefault(self.pruningScope)

    def getRawPredictionCol(self) -> str:
        """Gets ``rawPredictionCol``: name of the column with the log of the probability of each class; empty
        writes none.
        """
        return self.getOrDefault(self.rawPredictionCol)

    def getSeed(self) -> int:
        """Gets ``seed``: seed of initial weights, of the order of the images and of their augmentation."""
        return self.getOrDefault(self.seed)

    def getSparsityTolerance(self) -> float:
        """Gets ``sparsityTolerance``: largest distance of the sparsity, the share of zeros, from that of
        compressionRatio where the strength is searched (above 0, below 1); 0.01, or a tenth of the share that
        is to be left if that is less, when unset.
        """
        return self.getOrDefault(self.sparsityTolerance)

    def getStartNetwork(self) -> str:
        """Gets ``startNetwork``: file, of any file system that Spark reaches, with the network and the
        weights to start from: a zip of DL4J's ModelSerializer, a sparse file of spred or an .h5 of Keras;
        empty draws a fresh network.
        """
        return self.getOrDefault(self.startNetwork)

    def getStem(self) -> str:
        """Gets ``stem``: how images enter resnet and resnet18: cifar (a convolution of 3 x 3) or imagenet
        (one of 7 x 7 and a pool, for large images).
        """
        return self.getOrDefault(self.stem)

    def getStructured(self) -> bool:
        """Gets ``structured``: whole filters and neurons go, and are taken out of the network that predicts;
        else single weights.
        """
        return self.getOrDefault(self.structured)

    def getValidationIndicatorCol(self) -> str:
        """Gets ``validationIndicatorCol``: name of the boolean column that is true for validation rows, which
        are not trained on: maxAccuracyDrop is measured on them, and so is the summary's accuracy; all rows
        are trained on when unset.
        """
        return self.getOrDefault(self.validationIndicatorCol)

    def getWidth(self) -> int:
        """Gets ``width``: filters of the first convolution of cnn and resnet (at least 1)."""
        return self.getOrDefault(self.width)

    def getZeroThreshold(self) -> float:
        """Gets ``zeroThreshold``: size below which a weight counts as zero after training with a penalty (at
        least 0); of a filter the root mean square.
        """
        return self.getOrDefault(self.zeroThreshold)

    @keyword_only
    def __init__(
        self,
        *,
        architecture: str = "cnn",
        averagingFrequency: int = 0,
        batchSize: int = 128,
        blockType: str = "basic",
        blocks: Sequence[int] = (1, 1, 1),
        checkpointDir: str = "",
        compressionMethod: str = "spred",
        compressionRatio: Optional[float] = None,
        crop: int = 0,
        denseDecay: float = 0.0001,
        epochs: int = 10,
        featuresCol: str = "image",
        finetuneEpochs: int = 2,
        finetuneLearningRate: Optional[float] = None,
        flip: bool = False,
        handleInvalid: str = "error",
        hiddenLayers: Sequence[int] = (1000,),
        imageShape: Optional[Sequence[int]] = None,
        kappa: Optional[float] = None,
        keptLayers: Sequence[str] = (),
        labelCol: str = "label",
        layerKappas: Sequence[str] = (),
        learningRate: float = 0.001,
        maxAccuracyDrop: Optional[float] = None,
        maxTrainings: int = 12,
        momentum: float = 0.9,
        numClasses: int = 0,
        numWorkers: int = 1,
        optimizer: str = "adam",
        pixelDeviations: Sequence[float] = (),
        pixelMeans: Sequence[float] = (),
        predictionCol: str = "prediction",
        probabilityCol: str = "probability",
        pruningRounds: int = 5,
        pruningScope: str = "global",
        rawPredictionCol: str = "rawPrediction",
        seed: int = 1,
        sparsityTolerance: Optional[float] = None,
        startNetwork: str = "",
        stem: str = "cifar",
        structured: bool = False,
        validationIndicatorCol: Optional[str] = None,
        width: int = 16,
        zeroThreshold: float = 0.001,
    ) -> None:
        """
        Parameters
        ----------
        architecture : str
            network: mlp, cnn, resnet18 or resnet; not used with startNetwork (default ``"cnn"``).
        averagingFrequency : int
            steps of each worker between two averagings of U, W and all else that is trained (at least 0); 0
            averages after each epoch (default ``0``).
        batchSize : int
            images a step of each worker (at least 1) (default ``128``).
        blockType : str
            blocks of resnet: basic (two convolutions of 3 x 3) or bottleneck (1 x 1, 3 x 3, and 1 x 1 of four
            times the width) (default ``"basic"``).
        blocks : Sequence[int]
            number of blocks in each stage of resnet, whose width doubles from stage to stage (each at least
            1) (default ``(1, 1, 1)``).
        checkpointDir : str
            directory, of any file system that Spark reaches, that keeps the training after each epoch: the
            same fit started again after a kill goes on from there and ends with the same result; empty keeps
            nothing (default ``""``).
        compressionMethod : str
            method: spred, naiveL1, proximalL1 (needs sgd), str, magnitude, iterativeMagnitude, random, snip,
            grasp or synflow; the first four take kappa (default ``"spred"``).
        compressionRatio : float
            compression ratio to be reached, all prunable weights by those that are not zero (at least 1);
            with kappa the trained network is pruned to it, of a method with a penalty and without kappa the
            strength is searched that gives it.
        crop : int
            pixels of border from which a window of the image's size is cut at random in training (at least
            0); 4 by custom for CIFAR (default ``0``).
        denseDecay : float
            weight decay, towards zero, of what is not penalised otherwise: biases, normalisations, kept
            layers (at least 0) (default ``0.0001``).
        epochs : int
            passes over the training images before the last pruning (at least 0) (default ``10``).
        featuresCol : str
            name of the column with the images: structs as spark.read().format("image") gives them, or vectors
            of channels x height x width numbers of any scale, channel after channel, row after row (default
            ``"image"``).
        finetuneEpochs : int
            passes over the training images after the pruning, with zeros held (at least 0) (default ``2``).
        finetuneLearningRate : float
            learning rate of the Adam that finetunes (above 0); when unset a tenth of learningRate, at most
            1e-4.
        flip : bool
            half of the training images, drawn anew in each epoch, are mirrored left to right (default
            ``False``).
        handleInvalid : str
            rows whose image is null or was marked unreadable by Spark: error, or skip to leave them out
            (default ``"error"``).
        hiddenLayers : Sequence[int]
            units of the hidden layers of mlp (each at least 1); of cnn the first is its dense layer (default
            ``(1000,)``).
        imageShape : Sequence[int]
            channels, height and width of the images; needed for vectors, of images of Spark's schema all must
            have it, when unset the size of all.
        kappa : float
            strength of the penalty 2 kappa |V| (at least 0); of str its decay; not used by the methods
            without a penalty.
        keptLayers : Sequence[str]
            layers that are neither penalised nor pruned, though counted (default ``()``).
        labelCol : str
            name of the numeric column with the class, 0 to k - 1 (default ``"label"``).
        layerKappas : Sequence[str]
            layers with a strength of their own in place of kappa, each as LAYER=KAPPA, such as conv1=1e-3
            (default ``()``).
        learningRate : float
            learning rate (above 0) (default ``0.001``).
        maxAccuracyDrop : float
            largest loss of accuracy (0 to 1) by pruning before the finetuning, measured on the validation
            rows, without them on the training rows; needs spred, naiveL1, proximalL1, str or magnitude.
        maxTrainings : int
            trainings that the search for a strength may take (at least 1) (default ``12``).
        momentum : float
            Nesterov's momentum of the optimizer momentum (at least 0, below 1) (default ``0.9``).
        numClasses : int
            number of classes (0, or at least 2); 0 takes it from the attributes of the label column, without
            these from the largest label (default ``0``).
        numWorkers : int
            parts of the training rows that are trained on side by side, a Spark task each, and averaged (at
            least 1); the result depends on it, and not on the executors (default ``1``).
        optimizer : str
            updater: sgd, momentum, adam, adamw or adagrad; the decay of the pair is in the gradient with all
            of them, that of the rest not with adamw (default ``"adam"``).
        pixelDeviations : Sequence[float]
            standard deviation of each channel that is divided by; empty fits it on the training rows (default
            ``()``).
        pixelMeans : Sequence[float]
            mean of each channel that is subtracted, of byte images on the scale 0 to 1; empty fits it on the
            training rows (default ``()``).
        predictionCol : str
            name of the column with the predicted class; empty writes none (default ``"prediction"``).
        probabilityCol : str
            name of the column with the probability of each class; empty writes none (default
            ``"probability"``).
        pruningRounds : int
            rounds of iterativeMagnitude through the training (at least 1) (default ``5``).
        pruningScope : str
            what is compared where a network is pruned to compressionRatio or maxAccuracyDrop: global (the
            smallest of all weights go) or layer (the smallest of each layer go, the same share of each);
            where strengths are searched, one for all or one for each layer (default ``"global"``).
        rawPredictionCol : str
            name of the column with the log of the probability of each class; empty writes none (default
            ``"rawPrediction"``).
        seed : int
            seed of initial weights, of the order of the images and of their augmentation (default ``1``).
        sparsityTolerance : float
            largest distance of the sparsity, the share of zeros, from that of compressionRatio where the
            strength is searched (above 0, below 1); 0.01, or a tenth of the share that is to be left if that
            is less, when unset.
        startNetwork : str
            file, of any file system that Spark reaches, with the network and the weights to start from: a zip
            of DL4J's ModelSerializer, a sparse file of spred or an .h5 of Keras; empty draws a fresh network
            (default ``""``).
        stem : str
            how images enter resnet and resnet18: cifar (a convolution of 3 x 3) or imagenet (one of 7 x 7 and
            a pool, for large images) (default ``"cifar"``).
        structured : bool
            whole filters and neurons go, and are taken out of the network that predicts; else single weights
            (default ``False``).
        validationIndicatorCol : str
            name of the boolean column that is true for validation rows, which are not trained on:
            maxAccuracyDrop is measured on them, and so is the summary's accuracy; all rows are trained on
            when unset.
        width : int
            filters of the first convolution of cnn and resnet (at least 1) (default ``16``).
        zeroThreshold : float
            size below which a weight counts as zero after training with a penalty (at least 0); of a filter
            the root mean square (default ``0.001``).
        """
        super().__init__()
        self._connect()
        self._set(**self._input_kwargs)  # type: ignore[attr-defined]

    @keyword_only
    def setParams(
        self: _SpredCompressorType,
        *,
        architecture: str = "cnn",
        averagingFrequency: int = 0,
        batchSize: int = 128,
        blockType: str = "basic",
        blocks: Sequence[int] = (1, 1, 1),
        checkpointDir: str = "",
        compressionMethod: str = "spred",
        compressionRatio: Optional[float] = None,
        crop: int = 0,
        denseDecay: float = 0.0001,
        epochs: int = 10,
        featuresCol: str = "image",
        finetuneEpochs: int = 2,
        finetuneLearningRate: Optional[float] = None,
        flip: bool = False,
        handleInvalid: str = "error",
        hiddenLayers: Sequence[int] = (1000,),
        imageShape: Optional[Sequence[int]] = None,
        kappa: Optional[float] = None,
        keptLayers: Sequence[str] = (),
        labelCol: str = "label",
        layerKappas: Sequence[str] = (),
        learningRate: float = 0.001,
        maxAccuracyDrop: Optional[float] = None,
        maxTrainings: int = 12,
        momentum: float = 0.9,
        numClasses: int = 0,
        numWorkers: int = 1,
        optimizer: str = "adam",
        pixelDeviations: Sequence[float] = (),
        pixelMeans: Sequence[float] = (),
        predictionCol: str = "prediction",
        probabilityCol: str = "probability",
        pruningRounds: int = 5,
        pruningScope: str = "global",
        rawPredictionCol: str = "rawPrediction",
        seed: int = 1,
        sparsityTolerance: Optional[float] = None,
        startNetwork: str = "",
        stem: str = "cifar",
        structured: bool = False,
        validationIndicatorCol: Optional[str] = None,
        width: int = 16,
        zeroThreshold: float = 0.001,
    ) -> _SpredCompressorType:
        """Sets the params that are named; their meaning is in the constructor."""
        self._set(**self._input_kwargs)  # type: ignore[attr-defined]
        return self

    def setArchitecture(self: _SpredCompressorType, value: str) -> _SpredCompressorType:
        """Sets ``architecture``: network: mlp, cnn, resnet18 or resnet; not used with startNetwork."""
        self._set(architecture=value)
        return self

    def setAveragingFrequency(self: _SpredCompressorType, value: int) -> _SpredCompressorType:
        """Sets ``averagingFrequency``: steps of each worker between two averagings of U, W and all else that
        is trained (at least 0); 0 averages after each epoch.
        """
        self._set(averagingFrequency=value)
        return self

    def setBatchSize(self: _SpredCompressorType, value: int) -> _SpredCompressorType:
        """Sets ``batchSize``: images a step of each worker (at least 1)."""
        self._set(batchSize=value)
        return self

    def setBlockType(self: _SpredCompressorType, value: str) -> _SpredCompressorType:
        """Sets ``blockType``: blocks of resnet: basic (two convolutions of 3 x 3) or bottleneck (1 x 1, 3 x
        3, and 1 x 1 of four times the width).
        """
        self._set(blockType=value)
        return self

    def setBlocks(self: _SpredCompressorType, value: Sequence[int]) -> _SpredCompressorType:
        """Sets ``blocks``: number of blocks in each stage of resnet, whose width doubles from stage to stage
        (each at least 1).
        """
        self._set(blocks=value)
        return self

    def setCheckpointDir(self: _SpredCompressorType, value: str) -> _SpredCompressorType:
        """Sets ``checkpointDir``: directory, of any file system that Spark reaches, that keeps the training
        after each epoch: the same fit started again after a kill goes on from there and ends with the same
        result; empty keeps nothing.
        """
        self._set(checkpointDir=value)
        return self

    def setCompressionMethod(self: _SpredCompressorType, value: str) -> _SpredCompressorType:
        """Sets ``compressionMethod``: method: spred, naiveL1, proximalL1 (needs sgd), str, magnitude,
        iterativeMagnitude, random, snip, grasp or synflow; the first four take kappa.
        """
        self._set(compressionMethod=value)
        return self

    def setCompressionRatio(self: _SpredCompressorType, value: float) -> _SpredCompressorType:
        """Sets ``compressionRatio``: compression ratio to be reached, all prunable weights by those that are
        not zero (at least 1); with kappa the trained network is pruned to it, of a method with a penalty and
        without kappa the strength is searched that gives it.
        """
        self._set(compressionRatio=value)
        return self

    def setCrop(self: _SpredCompressorType, value: int) -> _SpredCompressorType:
        """Sets ``crop``: pixels of border from which a window of the image's size is cut at random in
        training (at least 0); 4 by custom for CIFAR.
        """
        self._set(crop=value)
        return self

    def setDenseDecay(self: _SpredCompressorType, value: float) -> _SpredCompressorType:
        """Sets ``denseDecay``: weight decay, towards zero, of what is not penalised otherwise: biases,
        normalisations, kept layers (at least 0).
        """
        self._set(denseDecay=value)
        return self

    def setEpochs(self: _SpredCompressorType, value: int) -> _SpredCompressorType:
        """Sets ``epochs``: passes over the training images before the last pruning (at least 0)."""
        self._set(epochs=value)
        return self

    def setFeaturesCol(self: _SpredCompressorType, value: str) -> _SpredCompressorType:
        """Sets ``featuresCol``: name of the column with the images: structs as spark.read().format("image")
        gives them, or vectors of channels x height x width numbers of any scale, channel after channel, row
        after row.
        """
        self._set(featuresCol=value)
        return self

    def setFinetuneEpochs(self: _SpredCompressorType, value: int) -> _SpredCompressorType:
        """Sets ``finetuneEpochs``: passes over the training images after the pruning, with zeros held (at
        least 0).
        """
        self._set(finetuneEpochs=value)
        return self

    def setFinetuneLearningRate(self: _SpredCompressorType, value: float) -> _SpredCompressorType:
        """Sets ``finetuneLearningRate``: learning rate of the Adam that finetunes (above 0); when unset a
        tenth of learningRate, at most 1e-4.
        """
        self._set(finetuneLearningRate=value)
        return self

    def setFlip(self: _SpredCompressorType, value: bool) -> _SpredCompressorType:
        """Sets ``flip``: half of the training images, drawn anew in each epoch, are mirrored left to right."""
        self._set(flip=value)
        return self

    def setHandleInvalid(self: _SpredCompressorType, value: str) -> _SpredCompressorType:
        """Sets ``handleInvalid``: rows whose image is null or was marked unreadable by Spark: error, or skip
        to leave them out.
        """
        self._set(handleInvalid=value)
        return self

    def setHiddenLayers(self: _SpredCompressorType, value: Sequence[int]) -> _SpredCompressorType:
        """Sets ``hiddenLayers``: units of the hidden layers of mlp (each at least 1); of cnn the first is its
        dense layer.
        """
        self._set(hiddenLayers=value)
        return self

    def setImageShape(self: _SpredCompressorType, value: Sequence[int]) -> _SpredCompressorType:
        """Sets ``imageShape``: channels, height and width of the images; needed for vectors, of images of
        Spark's schema all must have it, when unset the size of all.
        """
        self._set(imageShape=value)
        return self

    def setKappa(self: _SpredCompressorType, value: float) -> _SpredCompressorType:
        """Sets ``kappa``: strength of the penalty 2 kappa |V| (at least 0); of str its decay; not used by the
        methods without a penalty.
        """
        self._set(kappa=value)
        return self

    def setKeptLayers(self: _SpredCompressorType, value: Sequence[str]) -> _SpredCompressorType:
        """Sets ``keptLayers``: layers that are neither penalised nor pruned, though counted."""
        self._set(keptLayers=value)
        return self

    def setLabelCol(self: _SpredCompressorType, value: str) -> _SpredCompressorType:
        """Sets ``labelCol``: name of the numeric column with the class, 0 to k - 1."""
        self._set(labelCol=value)
        return self

    def setLayerKappas(self: _SpredCompressorType, value: Sequence[str]) -> _SpredCompressorType:
        """Sets ``layerKappas``: layers with a strength of their own in place of kappa, each as LAYER=KAPPA,
        such as conv1=1e-3.
        """
        self._set(layerKappas=value)
        return self

    def setLearningRate(self: _SpredCompressorType, value: float) -> _SpredCompressorType:
        """Sets ``learningRate``: learning rate (above 0)."""
        self._set(learningRate=value)
        return self

    def setMaxAccuracyDrop(self: _SpredCompressorType, value: float) -> _SpredCompressorType:
        """Sets ``maxAccuracyDrop``: largest loss of accuracy (0 to 1) by pruning before the finetuning,
        measured on the validation rows, without them on the training rows; needs spred, naiveL1, proximalL1,
        str or magnitude.
        """
        self._set(maxAccuracyDrop=value)
        return self

    def setMaxTrainings(self: _SpredCompressorType, value: int) -> _SpredCompressorType:
        """Sets ``maxTrainings``: trainings that the search for a strength may take (at least 1)."""
        self._set(maxTrainings=value)
        return self

    def setMomentum(self: _SpredCompressorType, value: float) -> _SpredCompressorType:
        """Sets ``momentum``: Nesterov's momentum of the optimizer momentum (at least 0, below 1)."""
        self._set(momentum=value)
        return self

    def setNumClasses(self: _SpredCompressorType, value: int) -> _SpredCompressorType:
        """Sets ``numClasses``: number of classes (0, or at least 2); 0 takes it from the attributes of the
        label column, without these from the largest label.
        """
        self._set(numClasses=value)
        return self

    def setNumWorkers(self: _SpredCompressorType, value: int) -> _SpredCompressorType:
        """Sets ``numWorkers``: parts of the training rows that are trained on side by side, a Spark task
        each, and averaged (at least 1); the result depends on it, and not on the executors.
        """
        self._set(numWorkers=value)
        return self

    def setOptimizer(self: _SpredCompressorType, value: str) -> _SpredCompressorType:
        """Sets ``optimizer``: updater: sgd, momentum, adam, adamw or adagrad; the decay of the pair is in the
        gradient with all of them, that of the rest not with adamw.
        """
        self._set(optimizer=value)
        return self

    def setPixelDeviations(self: _SpredCompressorType, value: Sequence[float]) -> _SpredCompressorType:
        """Sets ``pixelDeviations``: standard deviation of each channel that is divided by; empty fits it on
        the training rows.
        """
        self._set(pixelDeviations=value)
        return self

    def setPixelMeans(self: _SpredCompressorType, value: Sequence[float]) -> _SpredCompressorType:
        """Sets ``pixelMeans``: mean of each channel that is subtracted, of byte images on the scale 0 to 1;
        empty fits it on the training rows.
        """
        self._set(pixelMeans=value)
        return self

    def setPredictionCol(self: _SpredCompressorType, value: str) -> _SpredCompressorType:
        """Sets ``predictionCol``: name of the column with the predicted class; empty writes none."""
        self._set(predictionCol=value)
        return self

    def setProbabilityCol(self: _SpredCompressorType, value: str) -> _SpredCompressorType:
        """Sets ``probabilityCol``: name of the column with the probability of each class; empty writes none."""
        self._set(probabilityCol=value)
        return self

    def setPruningRounds(self: _SpredCompressorType, value: int) -> _SpredCompressorType:
        """Sets ``pruningRounds``: rounds of iterativeMagnitude through the training (at least 1)."""
        self._set(pruningRounds=value)
        return self

    def setPruningScope(self: _SpredCompressorType, value: str) -> _SpredCompressorType:
        """Sets ``pruningScope``: what is compared where a network is pruned to compressionRatio or
        maxAccuracyDrop: global (the smallest of all weights go) or layer (the smallest of each layer go, the
        same share of each); where strengths are searched, one for all or one for each layer.
        """
        self._set(pruningScope=value)
        return self

    def setRawPredictionCol(self: _SpredCompressorType, value: str) -> _SpredCompressorType:
        """Sets ``rawPredictionCol``: name of the column with the log of the probability of each class; empty
        writes none.
        """
        self._set(rawPredictionCol=value)
        return self

    def setSeed(self: _SpredCompressorType, value: int) -> _SpredCompressorType:
        """Sets ``seed``: seed of initial weights, of the order of the images and of their augmentation."""
        self._set(seed=value)
        return self

    def setSparsityTolerance(self: _SpredCompressorType, value: float) -> _SpredCompressorType:
        """Sets ``sparsityTolerance``: largest distance of the sparsity, the share of zeros, from that of
        compressionRatio where the strength is searched (above 0, below 1); 0.01, or a tenth of the share that
        is to be left if that is less, when unset.
        """
        self._set(sparsityTolerance=value)
        return self

    def setStartNetwork(self: _SpredCompressorType, value: str) -> _SpredCompressorType:
        """Sets ``startNetwork``: file, of any file system that Spark reaches, with the network and the
        weights to start from: a zip of DL4J's ModelSerializer, a sparse file of spred or an .h5 of Keras;
        empty draws a fresh network.
        """
        self._set(startNetwork=value)
        return self

    def setStem(self: _SpredCompressorType, value: str) -> _SpredCompressorType:
        """Sets ``stem``: how images enter resnet and resnet18: cifar (a convolution of 3 x 3) or imagenet
        (one of 7 x 7 and a pool, for large images).
        """
        self._set(stem=value)
        return self

    def setStructured(self: _SpredCompressorType, value: bool) -> _SpredCompressorType:
        """Sets ``structured``: whole filters and neurons go, and are taken out of the network that predicts;
        else single weights.
        """
        self._set(structured=value)
        return self

    def setValidationIndicatorCol(self: _SpredCompressorType, value: str) -> _SpredCompressorType:
        """Sets ``validationIndicatorCol``: name of the boolean column that is true for validation rows, which
        are not trained on: maxAccuracyDrop is measured on them, and so is the summary's accuracy; all rows
        are trained on when unset.
        """
        self._set(validationIndicatorCol=value)
        return self

    def setWidth(self: _SpredCompressorType, value: int) -> _SpredCompressorType:
        """Sets ``width``: filters of the first convolution of cnn and resnet (at least 1)."""
        self._set(width=value)
        return self

    def setZeroThreshold(self: _SpredCompressorType, value: float) -> _SpredCompressorType:
        """Sets ``zeroThreshold``: size below which a weight counts as zero after training with a penalty (at
        least 0); of a filter the root mean square.
        """
        self._set(zeroThreshold=value)
        return self

_SparsitySearchType = TypeVar("_SparsitySearchType", bound="_SparsitySearch")


class _SparsitySearch(Stage):
    """Params of :class:`spred.SparsitySearch`."""

    maxFits: Param[int] = Param(
        Params._dummy(),
        "maxFits",
        "how often the estimator is fitted at most (at least 1)",
        typeConverter=TypeConverters.toInt,
    )
    numFeatures: Param[int] = Param(
        Params._dummy(),
        "numFeatures",
        "exact number of features that the model shall use (at least 1); or set sparsity",
        typeConverter=TypeConverters.toInt,
    )
    sparsity: Param[float] = Param(
        Params._dummy(),
        "sparsity",
        "share of features that the model shall not use (above 0, below 1); or set numFeatures",
        typeConverter=TypeConverters.toFloat,
    )
    sparsityTol: Param[float] = Param(
        Params._dummy(),
        "sparsityTol",
        "largest distance of the sparsity from what was asked for (above 0)",
        typeConverter=TypeConverters.toFloat,
    )
    startStrength: Param[float] = Param(
        Params._dummy(),
        "startStrength",
        "first strength that is tried (above 0)",
        typeConverter=TypeConverters.toFloat,
    )
    strengthParam: Param[str] = Param(
        Params._dummy(),
        "strengthParam",
        "name of the estimator's param that is searched: more of it must give fewer features (regParam, "
        "kappa)",
        typeConverter=TypeConverters.toString,
    )

    def getMaxFits(self) -> int:
        """Gets ``maxFits``: how often the estimator is fitted at most (at least 1)."""
        return self.getOrDefault(self.maxFits)

    def getNumFeatures(self) -> int:
        """Gets ``numFeatures``: exact number of features that the model shall use (at least 1); or set
        sparsity.
        """
        return self.getOrDefault(self.numFeatures)

    def getSparsity(self) -> float:
        """Gets ``sparsity``: share of features that the model shall not use (above 0, below 1); or set
        numFeatures.
        """
        return self.getOrDefault(self.sparsity)

    def getSparsityTol(self) -> float:
        """Gets ``sparsityTol``: largest distance of the sparsity from what was asked for (above 0)."""
        return self.getOrDefault(self.sparsityTol)

    def getStartStrength(self) -> float:
        """Gets ``startStrength``: first strength that is tried (above 0)."""
        return self.getOrDefault(self.startStrength)

    def getStrengthParam(self) -> str:
        """Gets ``strengthParam``: name of the estimator's param that is searched: more of it must give fewer
        features (regParam, kappa).
        """
        return self.getOrDefault(self.strengthParam)

    @keyword_only
    def __init__(
        self,
        *,
        maxFits: int = 40,
        numFeatures: Optional[int] = None,
        sparsity: Optional[float] = None,
        sparsityTol: float = 0.01,
        startStrength: float = 0.1,
        strengthParam: str = "regParam",
    ) -> None:
        """
        Parameters
        ----------
        maxFits : int
            how often the estimator is fitted at most (at least 1) (default ``40``).
        numFeatures : int
            exact number of features that the model shall use (at least 1); or set sparsity.
        sparsity : float
            share of features that the model shall not use (above 0, below 1); or set numFeatures.
        sparsityTol : float
            largest distance of the sparsity from what was asked for (above 0) (default ``0.01``).
        startStrength : float
            first strength that is tried (above 0) (default ``0.1``).
        strengthParam : str
            name of the estimator's param that is searched: more of it must give fewer features (regParam,
            kappa) (default ``"regParam"``).
        """
        super().__init__()
        self._connect()
        self._set(**self._input_kwargs)  # type: ignore[attr-defined]

    @keyword_only
    def setParams(
        self: _SparsitySearchType,
        *,
        maxFits: int = 40,
        numFeatures: Optional[int] = None,
        sparsity: Optional[float] = None,
        sparsityTol: float = 0.01,
        startStrength: float = 0.1,
        strengthParam: str = "regParam",
    ) -> _SparsitySearchType:
        """Sets the params that are named; their meaning is in the constructor."""
        self._set(**self._input_kwargs)  # type: ignore[attr-defined]
        return self

    def setMaxFits(self: _SparsitySearchType, value: int) -> _SparsitySearchType:
        """Sets ``maxFits``: how often the estimator is fitted at most (at least 1)."""
        self._set(maxFits=value)
        return self

    def setNumFeatures(self: _SparsitySearchType, value: int) -> _SparsitySearchType:
        """Sets ``numFeatures``: exact number of features that the model shall use (at least 1); or set
        sparsity.
        """
        self._set(numFeatures=value)
        return self

    def setSparsity(self: _SparsitySearchType, value: float) -> _SparsitySearchType:
        """Sets ``sparsity``: share of features that the model shall not use (above 0, below 1); or set
        numFeatures.
        """
        self._set(sparsity=value)
        return self

    def setSparsityTol(self: _SparsitySearchType, value: float) -> _SparsitySearchType:
        """Sets ``sparsityTol``: largest distance of the sparsity from what was asked for (above 0)."""
        self._set(sparsityTol=value)
        return self

    def setStartStrength(self: _SparsitySearchType, value: float) -> _SparsitySearchType:
        """Sets ``startStrength``: first strength that is tried (above 0)."""
        self._set(startStrength=value)
        return self

    def setStrengthParam(self: _SparsitySearchType, value: str) -> _SparsitySearchType:
        """Sets ``strengthParam``: name of the estimator's param that is searched: more of it must give fewer
        features (regParam, kappa).
        """
        self._set(strengthParam=value)
        return self


_SpredFeatureSelectorModelType = TypeVar("_SpredFeatureSelectorModelType", bound="_SpredFeatureSelectorModel")


class _SpredFeatureSelectorModel(SelectingModel):
    """Params of :class:`spred.SpredFeatureSelectorModel`."""

    covariatesCol: Param[str] = Param(
        Params._dummy(),
        "covariatesCol",
        "name of a vector column, as VectorAssembler writes it, that enters without a penalty beside the "
        "features (age, sex): part of every model, never selected; needs heads linear",
        typeConverter=TypeConverters.toString,
    )
    featuresCol: Param[str] = Param(
        Params._dummy(),
        "featuresCol",
        "name of the vector column with the features",
        typeConverter=TypeConverters.toString,
    )
    labelCol: Param[str] = Param(
        Params._dummy(),
        "labelCol",
        "name of the numeric column with the class, 0 to k - 1",
        typeConverter=TypeConverters.toString,
    )
    outputCol: Param[str] = Param(
        Params._dummy(),
        "outputCol",
        "name of the vector column that is written",
        typeConverter=TypeConverters.toString,
    )
    predictionCol: Param[str] = Param(
        Params._dummy(),
        "predictionCol",
        "name of the column with the predicted class; not written when unset",
        typeConverter=TypeConverters.toString,
    )
    probabilityCol: Param[str] = Param(
        Params._dummy(),
        "probabilityCol",
        "name of the column with the probability of each class; not written when unset",
        typeConverter=TypeConverters.toString,
    )
    rawPredictionCol: Param[str] = Param(
        Params._dummy(),
        "rawPredictionCol",
        "name of the column with the log of the mean probability of each class; not written when unset",
        typeConverter=TypeConverters.toString,
    )

    def getCovariatesCol(self) -> str:
        """Gets ``covariatesCol``: name of a vector column, as VectorAssembler writes it, that enters without
        a penalty beside the features (age, sex): part of every model, never selected; needs heads linear.
        """
        return self.getOrDefault(self.covariatesCol)

    def getFeaturesCol(self) -> str:
        """Gets ``featuresCol``: name of the vector column with the features."""
        return self.getOrDefault(self.featuresCol)

    def getLabelCol(self) -> str:
        """Gets ``labelCol``: name of the numeric column with the class, 0 to k - 1."""
        return self.getOrDefault(self.labelCol)

    def getOutputCol(self) -> str:
        """Gets ``outputCol``: name of the vector column that is written."""
        return self.getOrDefault(self.outputCol)

    def getPredictionCol(self) -> str:
        """Gets ``predictionCol``: name of the column with the predicted class; not written when unset."""
        return self.getOrDefault(self.predictionCol)

    def getProbabilityCol(self) -> str:
        """Gets ``probabilityCol``: name of the column with the probability of each class; not written when
        unset.
        """
        return self.getOrDefault(self.probabilityCol)

    def getRawPredictionCol(self) -> str:
        """Gets ``rawPredictionCol``: name of the column with the log of the mean probability of each class;
        not written when unset.
        """
        return self.getOrDefault(self.rawPredictionCol)

    def setCovariatesCol(self: _SpredFeatureSelectorModelType, value: str) -> _SpredFeatureSelectorModelType:
        """Sets ``covariatesCol``: name of a vector column, as VectorAssembler writes it, that enters without
        a penalty beside the features (age, sex): part of every model, never selected; needs heads linear.
        """
        self._set(covariatesCol=value)
        return self

    def setFeaturesCol(self: _SpredFeatureSelectorModelType, value: str) -> _SpredFeatureSelectorModelType:
        """Sets ``featuresCol``: name of the vector column with the features."""
        self._set(featuresCol=value)
        return self

    def setLabelCol(self: _SpredFeatureSelectorModelType, value: str) -> _SpredFeatureSelectorModelType:
        """Sets ``labelCol``: name of the numeric column with the class, 0 to k - 1."""
        self._set(labelCol=value)
        return self

    def setOutputCol(self: _SpredFeatureSelectorModelType, value: str) -> _SpredFeatureSelectorModelType:
        """Sets ``outputCol``: name of the vector column that is written."""
        self._set(outputCol=value)
        return self

    def setPredictionCol(self: _SpredFeatureSelectorModelType, value: str) -> _SpredFeatureSelectorModelType:
        """Sets ``predictionCol``: name of the column with the predicted class; not written when unset."""
        self._set(predictionCol=value)
        return self

    def setProbabilityCol(self: _SpredFeatureSelectorModelType, value: str) -> _SpredFeatureSelectorModelType:
        """Sets ``probabilityCol``: name of the column with the probability of each class; not written when
        unset.
        """
        self._set(probabilityCol=value)
        return self

    def setRawPredictionCol(self: _SpredFeatureSelectorModelType, value: str) -> _SpredFeatureSelectorModelType:
        """Sets ``rawPredictionCol``: name of the column with the log of the mean probability of each class;
        not written when unset.
        """
        self._set(rawPredictionCol=value)
        return self


_SpredHsicLassoModelType = TypeVar("_SpredHsicLassoModelType", bound="_SpredHsicLassoModel")


class _SpredHsicLassoModel(SelectingModel):
    """Params of :class:`spred.SpredHsicLassoModel`."""

    featuresCol: Param[str] = Param(
        Params._dummy(),
        "featuresCol",
        "name of the vector column with the features",
        typeConverter=TypeConverters.toString,
    )
    labelCol: Param[str] = Param(
        Params._dummy(),
        "labelCol",
        "name of the numeric column with the label: classes as any numbers for the labelKernel delta, a "
        "number to be explained for gaussian",
        typeConverter=TypeConverters.toString,
    )
    outputCol: Param[str] = Param(
        Params._dummy(),
        "outputCol",
        "name of the vector column that is written",
        typeConverter=TypeConverters.toString,
    )

    def getFeaturesCol(self) -> str:
        """Gets ``featuresCol``: name of the vector column with the features."""
        return self.getOrDefault(self.featuresCol)

    def getLabelCol(self) -> str:
        """Gets ``labelCol``: name of the numeric column with the label: classes as any numbers for the
        labelKernel delta, a number to be explained for gaussian.
        """
        return self.getOrDefault(self.labelCol)

    def getOutputCol(self) -> str:
        """Gets ``outputCol``: name of the vector column that is written."""
        return self.getOrDefault(self.outputCol)

    def setFeaturesCol(self: _SpredHsicLassoModelType, value: str) -> _SpredHsicLassoModelType:
        """Sets ``featuresCol``: name of the vector column with the features."""
        self._set(featuresCol=value)
        return self

    def setLabelCol(self: _SpredHsicLassoModelType, value: str) -> _SpredHsicLassoModelType:
        """Sets ``labelCol``: name of the numeric column with the label: classes as any numbers for the
        labelKernel delta, a number to be explained for gaussian.
        """
        self._set(labelCol=value)
        return self

    def setOutputCol(self: _SpredHsicLassoModelType, value: str) -> _SpredHsicLassoModelType:
        """Sets ``outputCol``: name of the vector column that is written."""
        self._set(outputCol=value)
        return self


_SpredSparseCoderModelType = TypeVar("_SpredSparseCoderModelType", bound="_SpredSparseCoderModel")


class _SpredSparseCoderModel(ModelOfJava):
    """Params of :class:`spred.SpredSparseCoderModel`."""

    featuresCol: Param[str] = Param(
        Params._dummy(),
        "featuresCol",
        "name of the vector column with the features",
        typeConverter=TypeConverters.toString,
    )
    gapCol: Param[str] = Param(
        Params._dummy(),
        "gapCol",
        "name of the column that is written with the duality gap of each code relative to its objective; "
        "empty writes none",
        typeConverter=TypeConverters.toString,
    )
    gapTol: Param[float] = Param(
        Params._dummy(),
        "gapTol",
        "largest duality gap of a code relative to its objective (above 0, below 1)",
        typeConverter=TypeConverters.toFloat,
    )
    outputCol: Param[str] = Param(
        Params._dummy(),
        "outputCol",
        "name of the vector column that is written",
        typeConverter=TypeConverters.toString,
    )
    regParam: Param[float] = Param(
        Params._dummy(),
        "regParam",
        "strength of the L1 penalty of a code (above 0): it minimises 1/2 |x - Da|^2 + regParam |a|_1",
        typeConverter=TypeConverters.toFloat,
    )

    def getFeaturesCol(self) -> str:
        """Gets ``featuresCol``: name of the vector column with the features."""
        return self.getOrDefault(self.featuresCol)

    def getGapCol(self) -> str:
        """Gets ``gapCol``: name of the column that is written with the duality gap of each code relative to
        its objective; empty writes none.
        """
        return self.getOrDefault(self.gapCol)

    def getGapTol(self) -> float:
        """Gets ``gapTol``: largest duality gap of a code relative to its objective (above 0, below 1)."""
        return self.getOrDefault(self.gapTol)

    def getOutputCol(self) -> str:
        """Gets ``outputCol``: name of the vector column that is written."""
        return self.getOrDefault(self.outputCol)

    def getRegParam(self) -> float:
        """Gets ``regParam``: strength of the L1 penalty of a code (above 0): it minimises 1/2 |x - Da|^2 +
        regParam |a|_1.
        """
        return self.getOrDefault(self.regParam)

    def setFeaturesCol(self: _SpredSparseCoderModelType, value: str) -> _SpredSparseCoderModelType:
        """Sets ``featuresCol``: name of the vector column with the features."""
        self._set(featuresCol=value)
        return self

    def setGapCol(self: _SpredSparseCoderModelType, value: str) -> _SpredSparseCoderModelType:
        """Sets ``gapCol``: name of the column that is written with the duality gap of each code relative to
        its objective; empty writes none.
        """
        self._set(gapCol=value)
        return self

    def setGapTol(self: _SpredSparseCoderModelType, value: float) -> _SpredSparseCoderModelType:
        """Sets ``gapTol``: largest duality gap of a code relative to its objective (above 0, below 1)."""
        self._set(gapTol=value)
        return self

    def setOutputCol(self: _SpredSparseCoderModelType, value: str) -> _SpredSparseCoderModelType:
        """Sets ``outputCol``: name of the vector column that is written."""
        self._set(outputCol=value)
        return self

    def setRegParam(self: _SpredSparseCoderModelType, value: float) -> _SpredSparseCoderModelType:
        """Sets ``regParam``: strength of the L1 penalty of a code (above 0): it minimises 1/2 |x - Da|^2 +
        regParam |a|_1.
        """
        self._set(regParam=value)
        return self


_ImagePatchesModelType = TypeVar("_ImagePatchesModelType", bound="_ImagePatchesModel")


class _ImagePatchesModel(ModelOfJava):
    """Params of :class:`spred.ImagePatchesModel`."""

    featuresCol: Param[str] = Param(
        Params._dummy(),
        "featuresCol",
        "name of the vector column with the features",
        typeConverter=TypeConverters.toString,
    )
    handleInvalid: Param[str] = Param(
        Params._dummy(),
        "handleInvalid",
        "rows whose image is null or was marked unreadable by Spark: error, or skip to leave them out",
        typeConverter=TypeConverters.toString,
    )
    imageShape: Param[List[int]] = Param(
        Params._dummy(),
        "imageShape",
        "channels, height and width of the images; needed for vectors, of images of Spark's schema all must "
        "have it, when unset the size of all",
        typeConverter=TypeConverters.toListInt,
    )
    numPatches: Param[int] = Param(
        Params._dummy(),
        "numPatches",
        "patches that are drawn from each image (at least 1); fewer where it is flat nearly everywhere",
        typeConverter=TypeConverters.toInt,
    )
    outputCol: Param[str] = Param(
        Params._dummy(),
        "outputCol",
        "name of the vector column that is written",
        typeConverter=TypeConverters.toString,
    )
    seed: Param[int] = Param(
        Params._dummy(),
        "seed",
        "seed of the places of the patches",
        typeConverter=TypeConverters.toInt,
    )

    def getFeaturesCol(self) -> str:
        """Gets ``featuresCol``: name of the vector column with the features."""
        return self.getOrDefault(self.featuresCol)

    def getHandleInvalid(self) -> str:
        """Gets ``handleInvalid``: rows whose image is null or was marked unreadable by Spark: error, or skip
        to leave them out.
        """
        return self.getOrDefault(self.handleInvalid)

    def getImageShape(self) -> List[int]:
        """Gets ``imageShape``: channels, height and width of the images; needed for vectors, of images of
        Spark's schema all must have it, when unset the size of all.
        """
        return self.getOrDefault(self.imageShape)

    def getNumPatches(self) -> int:
        """Gets ``numPatches``: patches that are drawn from each image (at least 1); fewer where it is flat
        nearly everywhere.
        """
        return self.getOrDefault(self.numPatches)

    def getOutputCol(self) -> str:
        """Gets ``outputCol``: name of the vector column that is written."""
        return self.getOrDefault(self.outputCol)

    def getSeed(self) -> int:
        """Gets ``seed``: seed of the places of the patches."""
        return self.getOrDefault(self.seed)

    def setFeaturesCol(self: _ImagePatchesModelType, value: str) -> _ImagePatchesModelType:
        """Sets ``featuresCol``: name of the vector column with the features."""
        self._set(featuresCol=value)
        return self

    def setHandleInvalid(self: _ImagePatchesModelType, value: str) -> _ImagePatchesModelType:
        """Sets ``handleInvalid``: rows whose image is null or was marked unreadable by Spark: error, or skip
        to leave them out.
        """
        self._set(handleInvalid=value)
        return self

    def setImageShape(self: _ImagePatchesModelType, value: Sequence[int]) -> _ImagePatchesModelType:
        """Sets ``imageShape``: channels, height and width of the images; needed for vectors, of images of
        Spark's schema all must have it, when unset the size of all.
        """
        self._set(imageShape=value)
        return self

    def setNumPatches(self: _ImagePatchesModelType, value: int) -> _ImagePatchesModelType:
        """Sets ``numPatches``: patches that are drawn from each image (at least 1); fewer where it is flat
        nearly everywhere.
        """
        self._set(numPatches=value)
        return self

    def setOutputCol(self: _ImagePatchesModelType, value: str) -> _ImagePatchesModelType:
        """Sets ``outputCol``: name of the vector column that is written."""
        self._set(outputCol=value)
        return self

    def setSeed(self: _ImagePatchesModelType, value: int) -> _ImagePatchesModelType:
        """Sets ``seed``: seed of the places of the patches."""
        self._set(seed=value)
        return self


_SparsitySearchModelType = TypeVar("_SparsitySearchModelType", bound="_SparsitySearchModel")


class _SparsitySearchModel(ModelOfJava):
    """Params of :class:`spred.SparsitySearchModel`."""

    maxFits: Param[int] = Param(
        Params._dummy(),
        "maxFits",
        "how often the estimator is fitted at most (at least 1)",
        typeConverter=TypeConverters.toInt,
    )
    numFeatures: Param[int] = Param(
        Params._dummy(),
        "numFeatures",
        "exact number of features that the model shall use (at least 1); or set sparsity",
        typeConverter=TypeConverters.toInt,
    )
    sparsity: Param[float] = Param(
        Params._dummy(),
        "sparsity",
        "share of features that the model shall not use (above 0, below 1); or set numFeatures",
        typeConverter=TypeConverters.toFloat,
    )
    sparsityTol: Param[float] = Param(
        Params._dummy(),
        "sparsityTol",
        "largest distance of the sparsity from what was asked for (above 0)",
        typeConverter=TypeConverters.toFloat,
    )
    startStrength: Param[float] = Param(
        Params._dummy(),
        "startStrength",
        "first strength that is tried (above 0)",
        typeConverter=TypeConverters.toFloat,
    )
    strengthParam: Param[str] = Param(
        Params._dummy(),
        "strengthParam",
        "name of the estimator's param that is searched: more of it must give fewer features (regParam, "
        "kappa)",
        typeConverter=TypeConverters.toString,
    )

    def getMaxFits(self) -> int:
        """Gets ``maxFits``: how often the estimator is fitted at most (at least 1)."""
        return self.getOrDefault(self.maxFits)

    def getNumFeatures(self) -> int:
        """Gets ``numFeatures``: exact number of features that the model shall use (at least 1); or set
        sparsity.
        """
        return self.getOrDefault(self.numFeatures)

    def getSparsity(self) -> float:
        """Gets ``sparsity``: share of features that the model shall not use (above 0, below 1); or set
        numFeatures.
        """
        return self.getOrDefault(self.sparsity)

    def getSparsityTol(self) -> float:
        """Gets ``sparsityTol``: largest distance of the sparsity from what was asked for (above 0)."""
        return self.getOrDefault(self.sparsityTol)

    def getStartStrength(self) -> float:
        """Gets ``startStrength``: first strength that is tried (above 0)."""
        return self.getOrDefault(self.startStrength)

    def getStrengthParam(self) -> str:
        """Gets ``strengthParam``: name of the estimator's param that is searched: more of it must give fewer
        features (regParam, kappa).
        """
        return self.getOrDefault(self.strengthParam)

    def setMaxFits(self: _SparsitySearchModelType, value: int) -> _SparsitySearchModelType:
        """Sets ``maxFits``: how often the estimator is fitted at most (at least 1)."""
        self._set(maxFits=value)
        return self

    def setNumFeatures(self: _SparsitySearchModelType, value: int) -> _SparsitySearchModelType:
        """Sets ``numFeatures``: exact number of features that the model shall use (at least 1); or set
        sparsity.
        """
        self._set(numFeatures=value)
        return self

    def setSparsity(self: _SparsitySearchModelType, value: float) -> _SparsitySearchModelType:
        """Sets ``sparsity``: share of features that the model shall not use (above 0, below 1); or set
        numFeatures.
        """
        self._set(sparsity=value)
        return self

    def setSparsityTol(self: _SparsitySearchModelType, value: float) -> _SparsitySearchModelType:
        """Sets ``sparsityTol``: largest distance of the sparsity from what was asked for (above 0)."""
        self._set(sparsityTol=value)
        return self

    def setStartStrength(self: _SparsitySearchModelType, value: float) -> _SparsitySearchModelType:
        """Sets ``startStrength``: first strength that is tried (above 0)."""
        self._set(startStrength=value)
        return self

    def setStrengthParam(self: _SparsitySearchModelType, value: str) -> _SparsitySearchModelType:
        """Sets ``strengthParam``: name of the estimator's param that is searched: more of it must give fewer
        features (regParam, kappa).
        """
        self._set(strengthParam=value)
        return self


_SpredLassoModelType = TypeVar("_SpredLassoModelType", bound="_SpredLassoModel")


class _SpredLassoModel(SelectingModel):
    """Params of :class:`spred.SpredLassoModel`."""

    featuresCol: Param[str] = Param(
        Params._dummy(),
        "featuresCol",
        "name of the vector column with the features",
        typeConverter=TypeConverters.toString,
    )
    labelCol: Param[str] = Param(
        Params._dummy(),
        "labelCol",
        "name of the column with the label: a number, for the family gaussian also a vector with a number for"
        " each output, a count for poisson, a time for cox",
        typeConverter=TypeConverters.toString,
    )
    missing: Param[str] = Param(
        Params._dummy(),
        "missing",
        "policy for NaN in the features: error, mean (of the training rows) or zero",
        typeConverter=TypeConverters.toString,
    )
    predictionCol: Param[str] = Param(
        Params._dummy(),
        "predictionCol",
        "name of the column that is written: the expected value (a vector for many outputs); for cox the log "
        "of the relative risk",
        typeConverter=TypeConverters.toString,
    )

    def getFeaturesCol(self) -> str:
        """Gets ``featuresCol``: name of the vector column with the features."""
        return self.getOrDefault(self.featuresCol)

    def getLabelCol(self) -> str:
        """Gets ``labelCol``: name of the column with the label: a number, for the family gaussian also a
        vector with a number for each output, a count for poisson, a time for cox.
        """
        return self.getOrDefault(self.labelCol)

    def getMissing(self) -> str:
        """Gets ``missing``: policy for NaN in the features: error, mean (of the training rows) or zero."""
        return self.getOrDefault(self.missing)

    def getPredictionCol(self) -> str:
        """Gets ``predictionCol``: name of the column that is written: the expected value (a vector for many
        outputs); for cox the log of the relative risk.
        """
        return self.getOrDefault(self.predictionCol)

    def setFeaturesCol(self: _SpredLassoModelType, value: str) -> _SpredLassoModelType:
        """Sets ``featuresCol``: name of the vector column with the features."""
        self._set(featuresCol=value)
        return self

    def setLabelCol(self: _SpredLassoModelType, value: str) -> _SpredLassoModelType:
        """Sets ``labelCol``: name of the column with the label: a number, for the family gaussian also a
        vector with a number for each output, a count for poisson, a time for cox.
        """
        self._set(labelCol=value)
        return self

    def setMissing(self: _SpredLassoModelType, value: str) -> _SpredLassoModelType:
        """Sets ``missing``: policy for NaN in the features: error, mean (of the training rows) or zero."""
        self._set(missing=value)
        return self

    def setPredictionCol(self: _SpredLassoModelType, value: str) -> _SpredLassoModelType:
        """Sets ``predictionCol``: name of the column that is written: the expected value (a vector for many
        outputs); for cox the log of the relative risk.
        """
        self._set(predictionCol=value)
        return self


_SpredCompressedModelType = TypeVar("_SpredCompressedModelType", bound="_SpredCompressedModel")


class _SpredCompressedModel(ModelOfJava):
    """Params of :class:`spred.SpredCompressedModel`."""

    featuresCol: Param[str] = Param(
        Params._dummy(),
        "featuresCol",
        "name of the column with the images: structs as spark.read().format(\"image\") gives them, or vectors "
        "of channels x height x width numbers of any scale, channel after channel, row after row",
        typeConverter=TypeConverters.toString,
    )
    handleInvalid: Param[str] = Param(
        Params._dummy(),
        "handleInvalid",
        "rows whose image is null or was marked unreadable by Spark: error, or skip to leave them out",
        typeConverter=TypeConverters.toString,
    )
    labelCol: Param[str] = Param(
        Params._dummy(),
        "labelCol",
        "name of the numeric column with the class, 0 to k - 1",
        typeConverter=TypeConverters.toString,
    )
    predictionCol: Param[str] = Param(
        Params._dummy(),
        "predictionCol",
        "name of the column with the predicted class; empty writes none",
        typeConverter=TypeConverters.toString,
    )
    probabilityCol: Param[str] = Param(
        Params._dummy(),
        "probabilityCol",
        "name of the column with the probability of each class; empty writes none",
        typeConverter=TypeConverters.toString,
    )
    rawPredictionCol: Param[str] = Param(
        Params._dummy(),
        "rawPredictionCol",
        "name of the column with the log of the probability of each class; empty writes none",
        typeConverter=TypeConverters.toString,
    )

    def getFeaturesCol(self) -> str:
        """Gets ``featuresCol``: name of the column with the images: structs as spark.read().format("image")
        gives them, or vectors of channels x height x width numbers of any scale, channel after channel, row
        after row.
        """
        return self.getOrDefault(self.featuresCol)

    def getHandleInvalid(self) -> str:
        """Gets ``handleInvalid``: rows whose image is null or was marked unreadable by Spark: error, or skip
        to leave them out.
        """
        return self.getOrDefault(self.handleInvalid)

    def getLabelCol(self) -> str:
        """Gets ``labelCol``: name of the numeric column with the class, 0 to k - 1."""
        return self.getOrDefault(self.labelCol)

    def getPredictionCol(self) -> str:
        """Gets ``predictionCol``: name of the column with the predicted class; empty writes none."""
        return self.getOrDefault(self.predictionCol)

    def getProbabilityCol(self) -> str:
        """Gets ``probabilityCol``: name of the column with the probability of each class; empty writes none."""
        return self.getOrDefault(self.probabilityCol)

    def getRawPredictionCol(self) -> str:
        """Gets ``rawPredictionCol``: name of the column with the log of the probability of each class; empty
        writes none.
        """
        return self.getOrDefault(self.rawPredictionCol)

    def setFeaturesCol(self: _SpredCompressedModelType, value: str) -> _SpredCompressedModelType:
        """Sets ``featuresCol``: name of the column with the images: structs as spark.read().format("image")
        gives them, or vectors of channels x height x width numbers of any scale, channel after channel, row
        after row.
        """
        self._set(featuresCol=value)
        return self

    def setHandleInvalid(self: _SpredCompressedModelType, value: str) -> _SpredCompressedModelType:
        """Sets ``handleInvalid``: rows whose image is null or was marked unreadable by Spark: error, or skip
        to leave them out.
        """
        self._set(handleInvalid=value)
        return self

    def setLabelCol(self: _SpredCompressedModelType, value: str) -> _SpredCompressedModelType:
        """Sets ``labelCol``: name of the numeric column with the class, 0 to k - 1."""
        self._set(labelCol=value)
        return self

    def setPredictionCol(self: _SpredCompressedModelType, value: str) -> _SpredCompressedModelType:
        """Sets ``predictionCol``: name of the column with the predicted class; empty writes none."""
        self._set(predictionCol=value)
        return self

    def setProbabilityCol(self: _SpredCompressedModelType, value: str) -> _SpredCompressedModelType:
        """Sets ``probabilityCol``: name of the column with the probability of each class; empty writes none."""
        self._set(probabilityCol=value)
        return self

    def setRawPredictionCol(self: _SpredCompressedModelType, value: str) -> _SpredCompressedModelType:
        """Sets ``rawPredictionCol``: name of the column with the log of the probability of each class; empty
        writes none.
        """
        self._set(rawPredictionCol=value)
        return self
