# The Lasso of one output by glmnet: 1/(2n) |y - Xb|^2 + lambda |b|_1, no intercept, nothing standardised. lasso.py describes the
# tasks and how the tolerance is chosen. A single strength is asked of glmnet as the end of a path of ten, as its authors advise.

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

gap <- function(x, y, b, lambda) {
  residual <- y - as.vector(x %*% b)
  primal <- sum(residual^2) / (2 * length(y)) + lambda * sum(abs(b))
  theta <- residual * min(1, lambda / (max(abs(crossprod(x, residual))) / length(y)))
  (primal - (sum(theta * y) - sum(theta^2) / 2) / length(y)) / primal
}

solve_path <- function(x, y, lambdas, thresh) {
  largest <- max(abs(crossprod(x, y))) / length(y)
  asked <- if (length(lambdas) > 1) lambdas else exp(seq(log(largest), log(lambdas), length.out = 10))
  fit <- glmnet(x, y, lambda = asked, standardize = FALSE, intercept = FALSE, thresh = thresh, maxit = 1e8)
  fit$beta[, match(lambdas, asked, nomatch = ncol(fit$beta)), drop = FALSE]
}

main <- function(method, folder, output, repeats) {
  head <- read_head(file.path(folder, "problem.json"))
  x <- matrix(readBin(file.path(folder, "x.f32"), "numeric", head$samples * head$features, size = 4, endian = "little"), head$samples)
  y <- readBin(file.path(folder, "y.f64"), "numeric", head$samples, size = 8, endian = "little")
  parts <- character(0)
  for (name in names(head$tasks)) {
    lambdas <- head$tasks[[name]]
    worst <- Inf
    idle <- 0
    for (tried in 10^-(7:13)) {
      start <- clock()
      found <- solve_path(x, y, lambdas, tried)
      first <- clock() - start
      reached <- max(sapply(seq_len(ncol(found)), function(k) gap(x, y, found[, k], lambdas[k])))
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
                              paste(sprintf("%.6f", seconds), collapse = ", "), worst, sum(b[, ncol(b)] != 0), thresh))
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
  list(samples = number("numSamples"), features = number("numFeatures"), gap = number("gap"), tasks = tasks)
}

main(arguments[1], arguments[2], arguments[3], as.integer(arguments[4]))
