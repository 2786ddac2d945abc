# Grouped multinomial path by glmnet (Friedman, Hastie, Tibshirani): a gene with its coefficients of all classes is one group.
# glmnet's loss is the mean over the samples and its group norm has no factor, so its lambda is the lambda of README.md.

arguments <- commandArgs(trailingOnly = TRUE)
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
source(file.path(here, "problem.R"))
suppressPackageStartupMessages(library(glmnet))

# thresh is relative to the deviance of the null model. tight: the largest power of ten that brings the objective of every
# strength to about 1e-6 of its minimum (README.md).
settings <- list("glmnet" = list(), "glmnet-tight" = list(thresh = 1e-9, maxit = 1e7))

fit <- function(x, labels, lambdas, settings) {
  # With an empty list glmnet makes its own 100 strengths.
  path <- if (length(lambdas) > 0) list(lambda = lambdas) else list()
  do.call(glmnet, c(list(x, labels, family = "multinomial", type.multinomial = "grouped", standardize = FALSE,
                         intercept = TRUE), path, settings))
}

warm_up <- function(settings) {
  set.seed(0)
  fit(matrix(rnorm(150), 30), factor(rep(0:2, 10)), c(0.2, 0.1), settings)
}

main <- function(method, problem_folder, output, repeats) {
  problem <- read_problem(problem_folder)
  chosen <- settings[[method]]
  # glmnet numbers the classes as the levels, so every class keeps its number.
  labels <- factor(problem$labels, levels = seq_len(problem$classes) - 1)
  warm_up(chosen)
  seconds <- numeric(0)
  said <- character(0)
  for (repeated in seq_len(repeats)) {
    start <- Sys.time()
    model <- withCallingHandlers(fit(problem$x, labels, problem$lambdas, chosen), warning = function(warning) {
      said <<- unique(c(said, conditionMessage(warning)))
      invokeRestart("muffleWarning")
    })
    seconds <- c(seconds, as.numeric(difftime(Sys.time(), start, units = "secs")))
  }
  away <- if (length(chosen) > 0) paste(names(chosen), unlist(chosen), sep = " = ", collapse = ", ") else "none"
  note <- paste("settings away from the defaults:", away)
  if (length(model$lambda) < length(problem$lambdas))
    note <- sprintf("%s; stopped after %d of %d strengths", note, length(model$lambda), length(problem$lambdas))
  versions <- c(R = as.character(getRversion()), glmnet = as.character(packageVersion("glmnet")))
  write_path(output, model$a0, model$beta)
  write_result(output, method, versions, seconds, model$lambda, paste(c(note, said), collapse = "; "))
}

main(arguments[1], arguments[2], arguments[3], as.integer(arguments[4]))
