// Copyright 2026 The Entente authors
// SPDX-License-Identifier: MIT
// Reads every graph with Jena's RIOT, strict and checking; what it has read is written as
// N-Quads, for compare.mjs. usage: java -cp JENA ReadJena.java FOLDER
// Reads FOLDER/graphs; writes FOLDER/read/riot, FOLDER/results/riot.tsv and, one a line, what
// RIOT warns of, FOLDER/results/riot-warnings.txt.
import java.io.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import org.apache.jena.riot.*;
import org.apache.jena.riot.system.*;

class ReadJena {
  /** An error ends the reading; a warning is kept. */
  static class Strict implements ErrorHandler {
    final PrintWriter warnings;
    final String name;
    Strict(PrintWriter warnings, String name) { this.warnings = warnings; this.name = name; }
    public void warning(String message, long line, long col) {
      warnings.println(name + ":" + line + ": " + message.replaceAll("\\s+", " "));
    }
    public void error(String message, long line, long col) {
      throw new RiotException(line + ":" + col + ": " + message);
    }
    public void fatal(String message, long line, long col) { error(message, line, col); }
  }

  static void read(Path file, Lang lang, Path out, PrintWriter warnings) throws IOException {
    try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(out))) {
      StreamRDF quads = StreamRDFWriter.getWriterStream(to, Lang.NQUADS);
      RDFParser.create().source(file).lang(lang).strict(true).checking(true)
          .errorHandler(new Strict(warnings, file.getFileName().toString())).parse(quads);
      quads.finish(); // not all of its readers do
    }
  }

  public static void main(String[] args) throws IOException {
    Map<String, Lang> langs = new LinkedHashMap<>();
    langs.put("nq", Lang.NQUADS);
    langs.put("trig", Lang.TRIG);
    langs.put("nt", Lang.NTRIPLES);
    langs.put("ttl", Lang.TURTLE);
    langs.put("rdf", Lang.RDFXML);
    langs.put("jsonld", Lang.JSONLD11);
    Path folder = Path.of(args[0]), out = folder.resolve("read/riot");
    Files.createDirectories(out);
    try (PrintWriter results = new PrintWriter(folder.resolve("results/riot.tsv").toFile(), StandardCharsets.UTF_8);
        PrintWriter warnings = new PrintWriter(folder.resolve("results/riot-warnings.txt").toFile(), StandardCharsets.UTF_8);
        DirectoryStream<Path> graphs = Files.newDirectoryStream(folder.resolve("graphs"), "*.nq")) {
      for (Path nq : graphs) {
        String graph = nq.getFileName().toString().replaceFirst("\\.nq$", "");
        for (Map.Entry<String, Lang> kind : langs.entrySet()) {
          String name = graph + "." + kind.getKey();
          try {
            read(folder.resolve("graphs").resolve(name), kind.getValue(), out.resolve(name), warnings);
          } catch (RuntimeException e) {
            Files.deleteIfExists(out.resolve(name));
            results.println("riot\t" + kind.getKey() + "\t" + graph + "\tfailed\t" + String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
          }
        }
      }
    }
  }
}
