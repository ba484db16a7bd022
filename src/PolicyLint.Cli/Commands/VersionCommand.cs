using System.CommandLine;
using System.Globalization;
using System.Text;
using PolicyLint.Authorization;

namespace PolicyLint.Cli.Commands;

/// <summary><c>policylint version</c>: the program's on the first line, then what its reference is.</summary>
internal sealed class VersionCommand : CliCommand
{
    /// <inheritdoc/>
    public override Command Definition { get; } = new("version", "Show the version, and what the reference is.");

    /// <inheritdoc/>
    public override int Run(ParseResult parse, StandardStreams streams, ProgramEnvironment environment)
    {
        ServiceReference reference = ServiceReference.Default;
        streams.Output.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"""
            {Product.Name} {Product.Version}

            Reference of {reference.DataDate:yyyy-MM-dd} ({reference.Source}), dependent actions of {reference.DependentActionsDate:yyyy-MM-dd}
            {reference.Services.Count,8:N0} services
            {reference.ActionCount,8:N0} actions
            {reference.ResourceTypeCount,8:N0} resource types
            {CountKeys(reference),8:N0} condition keys
            {reference.ManagedPolicies.Count,8:N0} managed policies

            """).ReplaceLineEndings("\n")));
        return ExitStatus.Clean;
    }

    /// <summary>By name: a key with several types is one key. In order of names, so that equal ones stand together.</summary>
    private static int CountKeys(ServiceReference reference)
    {
        int count = 0;
        string last = "";
        foreach (AwsConditionKey key in reference.ConditionKeys)
        {
            string name = key.Name;
            count += name.Equals(last, StringComparison.OrdinalIgnoreCase) ? 0 : 1;
            last = name;
        }

        return count;
    }
}
