# Reads a problem and writes what a method made of it, with base R alone; README.md describes the files.

# The value of one key of a flat JSON object, as text.
json_value <- function(text, key) {
  found <- regmatches(text, regexec(paste0('"', key, '"\\s*:\\s*(\\[[^]]*\\]|"[^"]*"|[^,}\\s]+)'), text, perl = TRUE))[[1]]
  if (length(found) == 0) stop("problem.json has no key ", key)
  found[2]
}

json_numbers <- function(text, key) {
  values <- strsplit(gsub("[][\\s]", "", json_value(text, key), perl = TRUE), ",")[[1]]
  as.numeric(values[values != ""])
}

# x: [samples, features] of the training rows, in double; labels: 0-based, of the training rows.
read_problem <- function(folder) {
  text <- paste(readLines(file.path(folder, "problem.json"), warn = FALSE), collapse = " ")
  samples <- json_numbers(text, "numSamples")
  features <- json_numbers(text, "numFeatures")
  integers <- function(name) readBin(file.path(folder, name), "integer", samples, size = 4, endian = "little")
  x <- matrix(readBin(file.path(folder, "x.f32"), "numeric", samples * features, size = 4, endian = "little"), samples)
  training <- integers("rows.i32") == 0
  list(x = x[training, , drop = FALSE], labels = integers("labels.i32")[training],
       classes = json_numbers(text, "numClasses"), lambdas = json_numbers(text, "lambdas"))
}

# intercepts: [classes, lambdas]; coefficients: one sparse [features, lambdas] for each class.
write_path <- function(output, intercepts, coefficients) {
  writeBin(as.vector(intercepts), file.path(output, "intercepts.f64"), size = 8, endian = "little")
  lines <- unlist(lapply(seq_along(coefficients), function(class) {
    entries <- Matrix::summary(coefficients[[class]])
    entries <- entries[entries$x != 0, ]
    sprintf("%d,%d,%d,%.17g", entries$j - 1L, entries$i - 1L, class - 1L, entries$x)
  }))
  writeLines(c("lambda_index,feature,class,value", lines), file.path(output, "coefficients.csv"))
}

quoted <- function(text) paste0('"', gsub('(["\\\\])', "\\\\\\1", gsub("\\s+", " ", text)), '"')
numbers <- function(values) paste0("[", paste(sprintf("%.17g", values), collapse = ", "), "]")

# Written last, so that a result.json says that the other files are complete.
write_result <- function(output, method, versions, seconds, lambdas, note) {
  versions <- paste0(quoted(names(versions)), ": ", quoted(versions), collapse = ", ")
  threads <- Sys.getenv("SPRED_THREADS", "1")
  writeLines(c("{", paste0(' "method": ', quoted(method), ","), paste0(' "versions": {', versions, "},"),
               paste0(' "threads": ', threads, ","), paste0(' "seconds": ', numbers(seconds), ","),
               paste0(' "lambdas": ', numbers(lambdas), ","), paste0(' "note": ', quoted(note)), "}"),
             file.path(output, "result.json"))
}
