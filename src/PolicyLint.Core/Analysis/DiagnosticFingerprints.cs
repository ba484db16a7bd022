using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PolicyLint.Model;

namespace PolicyLint.Analysis;

/// <summary>
/// Ids by which a finding is known again after the file was changed elsewhere: for baselines and for outputs that track
/// findings over time.
/// </summary>
/// <remarks>
/// An id is made of the rule, the resource that declares the policy (its construct path or logical id; outside of templates
/// and plans the policy's pointer), the policy's name, the statement's Sid (its place when it has none) and the text
/// reported, white space left out. Neither the path nor a line goes into it, so an id is unique in its file only.
/// A finding about a whole statement or policy is known without its text: that changes with every edit.
/// </remarks>
public static class DiagnosticFingerprints
{
    private const int HashLength = 16;

    /// <summary>Makes the ids of all findings of a file.</summary>
    /// <returns>One id for each of <see cref="LintResult.Diagnostics"/>, in the same order: 32 hexadecimal digits in lower case, no two the same.</returns>
    public static ImmutableArray<string> Compute(LintResult result)
    {
        if (result is null)
        {
            throw new ArgumentNullException(nameof(result));
        }

        return Compute(result, result.Diagnostics);
    }

    /// <summary>Makes the ids of what was found and suppressed: those that it would have if it were reported.</summary>
    /// <returns>One id for each of <see cref="LintResult.Suppressed"/>, in the same order.</returns>
    public static ImmutableArray<string> ComputeSuppressed(LintResult result)
    {
        if (result is null)
        {
            throw new ArgumentNullException(nameof(result));
        }

        return Compute(result, ImmutableArray.CreateRange(result.Suppressed, suppressed => suppressed.Diagnostic));
    }

    /// <summary>Of several alike, each has a number of its own, which must not depend on which of them are left out or suppressed.</summary>
    private static ImmutableArray<string> Compute(LintResult result, ImmutableArray<PolicyDiagnostic> diagnostics)
    {
        var wanted = diagnostics.Length == result.Found.Length ? null : new HashSet<PolicyDiagnostic>(diagnostics);
        var fingerprints = ImmutableArray.CreateBuilder<string>(diagnostics.Length);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        using var algorithm = SHA256.Create();
        foreach (PolicyDiagnostic diagnostic in result.Found)
        {
            string identity = Identify(diagnostic);
            seen.TryGetValue(identity, out int ordinal);
            seen[identity] = ordinal + 1;
            if (wanted is null || wanted.Contains(diagnostic))
            {
                fingerprints.Add(Hash(algorithm, identity + ordinal.ToString(CultureInfo.InvariantCulture)));
            }
        }

        return fingerprints.MoveToImmutable();
    }

    private static string Identify(PolicyDiagnostic diagnostic)
    {
        var identity = new StringBuilder();
        Append(identity, diagnostic.Descriptor.Id);

        // Not the pointer: in a plan it moves with every resource that comes or goes before.
        Append(identity, diagnostic.DeclaringResource?.Address ?? diagnostic.Policy?.Pointer ?? "");
        Append(identity, diagnostic.Policy?.Name ?? "");
        Append(identity, diagnostic.Statement is { } statement ? Identify(statement) : "");
        Append(identity, IsWhole(diagnostic) ? "" : WithoutWhiteSpace(diagnostic.OriginInFile.Text));
        return identity.ToString();
    }

    private static string Identify(Statement statement)
        => statement.Sid is { } sid && sid.Value.ToDisplayString() is { Length: > 0 } text
            ? "=" + text
            : "#" + statement.Index.ToString(CultureInfo.InvariantCulture);

    private static bool IsWhole(PolicyDiagnostic diagnostic)
        => diagnostic.OriginInFile.Equals(diagnostic.Statement?.Origin) || diagnostic.OriginInFile.Equals(diagnostic.Policy?.Origin);

    private static string WithoutWhiteSpace(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (!char.IsWhiteSpace(c))
            {
                result.Append(c);
            }
        }

        return result.ToString();
    }

    /// <summary>Each part with its length before it: no two lists of parts give the same text.</summary>
    private static void Append(StringBuilder identity, string part)
        => identity.Append(part.Length.ToString(CultureInfo.InvariantCulture)).Append(':').Append(part);

    private static string Hash(SHA256 algorithm, string text)
    {
        byte[] hash = algorithm.ComputeHash(Encoding.UTF8.GetBytes(text));
        var hexadecimal = new StringBuilder(2 * HashLength);
        for (int i = 0; i < HashLength; i++)
        {
            hexadecimal.Append(hash[i].ToString("x2", CultureInfo.InvariantCulture));
        }

        return hexadecimal.ToString();
    }
}
