package org.havenport.intake;

import picocli.CommandLine.Command;

/** {@code havenport import}: brings in what other systems exported. */
@Command(
        name = "import",
        description = "Read patients' records from files of other systems.",
        subcommands = ImportFhirCommand.class,
        synopsisSubcommandLabel = "FORMAT",
        mixinStandardHelpOptions = true)
public class ImportCommand {}
