using PolicyLint.Cli;

return CommandLine.Run(
    args,
    Console.OpenStandardInput(),
    Console.OpenStandardOutput(),
    Console.OpenStandardError(),
    ProgramEnvironment.OfThisProcess());
