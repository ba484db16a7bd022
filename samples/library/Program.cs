using PolicyLint.Analysis;
using PolicyLint.Rules;
using PolicyLint.Samples.Library;
using PolicyLint.Text;

// The engine in five lines: rules, a linter, a source, its findings.
var linter = new Linter([.. RuleCatalog.All, new UnownedStatementRule()]);
string path = args.Length > 0 ? args[0] : "policy.json";
SourceText source = SourceText.FromBytes(File.ReadAllBytes(path), path);
foreach (PolicyDiagnostic diagnostic in linter.Lint(source).Diagnostics)
{
    Console.WriteLine(diagnostic);
}
