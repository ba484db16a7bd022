namespace PolicyLint.Core.Tests.Authorization;

/// <summary>The committed facts, read here by other code than the builder's: what the reference must answer.</summary>
internal static class ReferenceFacts
{
    public static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Facts");

    public static readonly string[][] Services = Rows("services.txt");
    public static readonly string[][] Actions = Rows("actions.txt");
    public static readonly string[][] ResourceTypes = Rows("resource-types.txt");
    public static readonly string[][] ConditionKeys = Rows("condition-keys.txt");
    public static readonly string[][] GlobalKeys = Rows("global-condition-keys.txt");
    public static readonly string[][] Dependents = Rows("dependent-actions.txt");
    public static readonly string[][] RetiredActions = Rows("retired-actions.txt");
    public static readonly string[][] RetiredServices = Rows("retired-services.txt");
    public static readonly string[][] ManagedPolicies = Rows("managed-policies.txt");

    /// <summary>A field that is a list.</summary>
    public static string[] List(string field) => field == "-" ? [] : field.Split(", ");

    /// <summary>The same letters in the other case.</summary>
    public static string OtherCase(string name) => string.Concat(name.Select(c => char.IsUpper(c) ? char.ToLowerInvariant(c) : char.ToUpperInvariant(c)));

    /// <summary>The lines of a file, comments left out, each in its fields.</summary>
    public static string[][] Rows(string file)
        => [.. File.ReadLines(Path.Combine(Folder, file)).Where(line => !line.StartsWith('#')).Select(line => line.Split('\t'))];
}
