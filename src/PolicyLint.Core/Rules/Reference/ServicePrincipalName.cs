using PolicyLint.Authorization;

namespace PolicyLint.Rules.Reference;

/// <summary>What is wrong with the form of a service principal.</summary>
internal enum ServicePrincipalFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It has a character that none has, or an empty part.</summary>
    Character,

    /// <summary>It ends like no partition's.</summary>
    Suffix,

    /// <summary>It has no Region where it must have one.</summary>
    Region,

    /// <summary>It has capitals.</summary>
    Case,
}

/// <summary>The name of a service principal, taken apart: <c>logs.eu-west-1.amazonaws.com</c> is logs, in a Region, and a suffix.</summary>
internal readonly ref struct ServicePrincipalName
{
    /// <summary>The end of most names.</summary>
    public const string MainSuffix = ".amazonaws.com";

    /// <summary>Ends of names that are no partition's: Alexa's <c>alexa-appkit.amazon.com</c>, and what services call each other.</summary>
    private static readonly string[] OtherSuffixes = [".amazon.com", ".aws.internal"];

    private ServicePrincipalName(ReadOnlySpan<char> service, bool isRegional)
    {
        Service = service;
        IsRegional = isRegional;
    }

    /// <summary>What stands before the Region and the suffix.</summary>
    public ReadOnlySpan<char> Service { get; }

    /// <summary>True when there is a Region, known or not.</summary>
    public bool IsRegional { get; }

    /// <summary>Takes a text apart.</summary>
    /// <param name="text">The text, without wildcards.</param>
    /// <param name="needsRegion">True where a Region must stand.</param>
    /// <param name="ignoreCase">True where capitals do no harm.</param>
    /// <param name="reference">What knows the suffixes.</param>
    /// <param name="name">The name; of use only without a fault.</param>
    public static ServicePrincipalFault Parse(
        ReadOnlySpan<char> text, bool needsRegion, bool ignoreCase, ServiceReference reference, out ServicePrincipalName name)
    {
        name = default;
        if (!HasOnlyLabels(text))
        {
            return ServicePrincipalFault.Character;
        }

        int length = LengthWithoutSuffix(text, reference);
        if (length <= 0)
        {
            return ServicePrincipalFault.Suffix;
        }

        ReadOnlySpan<char> service = text.Slice(0, length);
        int dot = service.LastIndexOf('.');
        bool isRegional = dot > 0 && IsLikeRegion(service.Slice(dot + 1));
        name = new ServicePrincipalName(isRegional ? service.Slice(0, dot) : service, isRegional);
        return needsRegion && !isRegional ? ServicePrincipalFault.Region
            : !ignoreCase && !LetterCase.IsLower(text) ? ServicePrincipalFault.Case
            : ServicePrincipalFault.None;
    }

    /// <summary>Letters, digits and hyphens, in parts with a dot between them.</summary>
    private static bool HasOnlyLabels(ReadOnlySpan<char> text)
    {
        char last = '.';
        foreach (char c in text)
        {
            if (c == '.' ? last == '.' : c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-'))
            {
                return false;
            }

            last = c;
        }

        return last != '.';
    }

    private static int LengthWithoutSuffix(ReadOnlySpan<char> text, ServiceReference reference)
    {
        if (text.EndsWith(MainSuffix.AsSpan(), StringComparison.OrdinalIgnoreCase))
        {
            return text.Length - MainSuffix.Length;
        }

        foreach (string suffix in OtherSuffixes)
        {
            if (text.EndsWith(suffix.AsSpan(), StringComparison.OrdinalIgnoreCase))
            {
                return text.Length - suffix.Length;
            }
        }

        foreach (AwsPartition partition in reference.Partitions)
        {
            int length = text.Length - partition.DnsSuffixText.Length - 1;
            if (length >= 0 && text[length] == '.' && ReferenceTable.Compare(partition.DnsSuffixText, text.Slice(length + 1)) == 0)
            {
                return length;
            }
        }

        return -1;
    }

    /// <summary>Words of letters, at least two, and a number: <c>eu-west-1</c>, <c>us-gov-east-1</c>.</summary>
    private static bool IsLikeRegion(ReadOnlySpan<char> label)
    {
        int end = label.LastIndexOf('-');
        if (end < 0 || label.Slice(0, end).IndexOf('-') <= 0 || end == label.Length - 1)
        {
            return false;
        }

        foreach (char c in label.Slice(0, end))
        {
            if (c is >= '0' and <= '9')
            {
                return false;
            }
        }

        foreach (char c in label.Slice(end + 1))
        {
            if (c is not (>= '0' and <= '9'))
            {
                return false;
            }
        }

        return true;
    }
}
