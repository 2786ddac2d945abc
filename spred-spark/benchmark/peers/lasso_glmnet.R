# The Lasso by glmnet: 1/(2n) |y - Xb|^2 + lambda |b|_1, of several outputs (mgaussian) 1/(2n) |Y - XB|_F^2 + lambda sum_j |b_j|
# with b_j the coefficients of feature j. No intercept, nothing standardised. lasso.py describes the tasks and how the tolerance is chosen. A single strength is asked of glmnet as the end of a path of ten, as its authors advise.

arguments <- commandArgs(trailingOnly = TRUE)
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
suppressPackageStartupMessages(library(glmnet))
enough <- 30
# A path goes to its end, however much is explained.
glmnet.control(fdev = 0, devmax = 1)

# Processor seconds for one thread, which others on the machine do not lengthen; else the clock's. Kept to a millisecond by R, so
# short work is done several times in a row.
clock <- function() {
  now <- proc.time()
  if (Sys.getenv("SPRED_THREADS", "1") == "1") sum(now[1:2]) else now[["elapsed"]]
}
shortest <- 0.05

row_norms <- function(values) sqrt(rowSums(as.matrix(values)^2))

# y [samples, outputs], b [features, outputs]
gap <- function(x, y, b, lambda) {
  live <- which(row_norms(b) > 0)
  residual <- y - x[, live, drop = FALSE] %*% b[live, , drop = FALSE]
  primal <- sum(residual^2) / (2 * nrow(y)) + lambda * sum(row_norms(b))
  theta <- residual * min(1, lambda / (max(row_norms(crossprod(x, residual))) / nrow(y)))
  (primal - (sum(theta * y) - sum(theta^2) / 2) / nrow(y)) / primal
}

# The fit, and where each strength stands in it.
solve_path <- function(x, y, lambdas, thresh) {
  largest <- max(row_norms(crossprod(x, y))) / nrow(y)
  asked <- if (length(lambdas) > 1) lambdas else exp(seq(log(largest), log(lambdas), length.out = 10))
  family <- if (ncol(y) == 1) "gaussian" else "mgaussian"
  fit <- glmnet(x, y, family = family, lambda = asked, standardize = FALSE, intercept = FALSE, thresh = thresh, maxit = 1e8)
  list(beta = if (ncol(y) == 1) list(fit$beta) else fit$beta, at = match(lambdas, asked, nomatch = length(fit$lambda)))
}

coefficients_at <- function(found, k) sapply(found$beta, function(one) as.vector(one[, found$at[k]]))

main <- function(method, folder, output, repeats) {
  head <- read_head(file.path(folder, "problem.json"))
  x <- matrix(readBin(file.path(folder, "x.f32"), "numeric", head$samples * head$features, size = 4, endian = "little"), head$samples)
  y <- matrix(readBin(file.path(folder, "y.f64"), "numeric", head$samples * head$outputs, size = 8, endian = "little"), head$samples)
  parts <- character(0)
  for (name in names(head$tasks)) {
    lambdas <- head$tasks[[name]]
    worst <- Inf
    idle <- 0
    for (tried in 10^-(7:13)) {
      start <- clock()
      found <- solve_path(x, y, lambdas, tried)
      first <- clock() - start
      reached <- max(sapply(seq_along(lambdas), function(k) gap(x, y, coefficients_at(found, k), lambdas[k])))
      if (reached > worst / 2) {
        idle <- idle + 1
        if (idle == 3) break  # a tighter tolerance does not help
        next
      }
      idle <- 0
      thresh <- tried; worst <- reached; b <- found
      if (worst <= head$gap || first > 3 * enough) break
    }
    seconds <- if (first > enough) first else numeric(0)
    while (length(seconds) < repeats && sum(seconds) <= enough) {
      row <- max(1, ceiling(shortest / max(first, 1e-3)))
      start <- clock()
      for (k in seq_len(row)) solve_path(x, y, lambdas, thresh)
      seconds <- c(seconds, (clock() - start) / row)
    }
    parts <- c(parts, sprintf('{"task": "%s", "seconds": [%s], "gap": %.6e, "support": %d, "tol": %g}', name,
                              paste(sprintf("%.6f", seconds), collapse = ", "), worst, sum(row_norms(coefficients_at(b, length(lambdas))) > 0), thresh))
  }
  writeLines(sprintf('{"method": "%s", "versions": {"R": "%s", "glmnet": "%s"}, "threads": %s, "tasks": [%s]}', method,
                     as.character(getRversion()), as.character(packageVersion("glmnet")), Sys.getenv("SPRED_THREADS", "1"),
                     paste(parts, collapse = ", ")), file.path(output, "result.json"))
}

# The few keys of problem.json, with base R alone.
read_head <- function(file) {
  text <- paste(readLines(file, warn = FALSE), collapse = " ")
  number <- function(key) as.numeric(sub(paste0('.*"', key, '"\\s*:\\s*([-0-9.eE+]+).*'), "\\1", text))
  found <- regmatches(text, gregexpr('"task"\\s*:\\s*"[^"]*"\\s*,\\s*"lambdas"\\s*:\\s*\\[[^]]*\\]', text))[[1]]
  tasks <- lapply(found, function(one) as.numeric(strsplit(gsub("[^-0-9.eE+,]", "", sub(".*\\[", "", one)), ",")[[1]]))
  names(tasks) <- sub('"task"\\s*:\\s*"([^"]*)".*', "\\1", found)
  list(samples = number("numSamples"), features = number("numFeatures"), outputs = number("numOutputs"), gap = number("gap"), tasks = tasks)
}

main(arguments[1], arguments[2], arguments[3], as.integer(arguments[4]))
