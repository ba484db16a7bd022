using System.Collections;
using System.Reflection;
using System.Runtime.Loader;
using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests;

/// <summary>
/// The build of Core that compilers load (netstandard2.0), run beside the one that the tool has: the same reference, the same
/// findings. It is another assembly with the same types, so all goes through reflection.
/// </summary>
[Parallelizable(ParallelScope.All)]
internal sealed class NetStandardTests
{
    private static readonly Assembly Core = new AssemblyLoadContext("netstandard2.0")
        .LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "netstandard2.0", "PolicyLint.Core.dll"));

    private static IEnumerable<string> Policies => Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Corpus"), "*.json").Order(StringComparer.Ordinal);

    [Test]
    public void Is_the_other_build()
        => Core.GetCustomAttribute<System.Runtime.Versioning.TargetFrameworkAttribute>()!.FrameworkName.Should().Be(".NETStandard,Version=v2.0");

    [Test]
    public void Has_the_reference()
    {
        object reference = TypeOf<ServiceReference>().GetProperty(nameof(ServiceReference.Default))!.GetValue(null)!;

        Get<int>(reference, nameof(ServiceReference.ActionCount)).Should().Be(ServiceReference.Default.ActionCount);
        Get<DateTime>(reference, nameof(ServiceReference.DataDate)).Should().Be(ServiceReference.Default.DataDate);
        object action = reference.GetType().GetMethod(nameof(ServiceReference.GetAction))!.Invoke(reference, [12_345])!;
        action.ToString().Should().Be(ServiceReference.Default.GetAction(12_345).ToString());
    }

    [Test]
    public void Finds_the_same()
    {
        var linter = new Linter(RuleCatalog.All);
        object catalog = TypeOf(typeof(RuleCatalog)).GetProperty(nameof(RuleCatalog.All))!.GetValue(null)!;
        object other = Activator.CreateInstance(TypeOf<Linter>(), catalog, null)!;
        string[] texts =
        [
            .. Policies.Select(File.ReadAllText),
            """{"Statement":[{"Effect":"Allow","Action":["s3:*","s3:GetObjekt","ec2:DescribeInstances"],"Resource":["*","arn:aws:s3:::b"],"Condition":{"StringEquals":{"aws:SourceIpp":"x"}}}]}""",
        ];
        int findings = 0;
        foreach (string text in texts)
        {
            string[] expected = [.. linter.Lint(SourceText.From(text, "policy.json")).Diagnostics.Select(d => d.ToString())];
            FindingsOf(other, text).Should().Equal(expected);
            findings += expected.Length;
        }

        findings.Should().BePositive();
    }

    private static IEnumerable<string> FindingsOf(object linter, string text)
    {
        object source = TypeOf<SourceText>().GetMethod(nameof(SourceText.From), [typeof(string), typeof(string)])!.Invoke(null, [text, "policy.json"])!;
        object result = linter.GetType().GetMethod(nameof(Linter.Lint), [source.GetType()])!.Invoke(linter, [source])!;
        foreach (object? diagnostic in Get<IEnumerable>(result, nameof(LintResult.Diagnostics)))
        {
            yield return diagnostic!.ToString()!;
        }
    }

    private static T Get<T>(object target, string property) => (T)target.GetType().GetProperty(property)!.GetValue(target)!;

    private static Type TypeOf<T>() => TypeOf(typeof(T));

    private static Type TypeOf(Type type) => Core.GetType(type.FullName!, throwOnError: true)!;
}
