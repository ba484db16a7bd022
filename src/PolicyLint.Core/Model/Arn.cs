namespace PolicyLint.Model;

/// <summary>
/// An Amazon Resource Name taken apart at its first five colons: <c>arn:partition:service:region:account:resource</c>.
/// Nothing is allocated; the parts are slices of the text. A colon inside <c>${…}</c> belongs to the variable: AWS's own
/// policies have <c>${aws:PrincipalAccount}</c> in the account field.
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
/// </summary>
public readonly ref struct Arn
{
    private Arn(ReadOnlySpan<char> partition, ReadOnlySpan<char> service, ReadOnlySpan<char> region, ReadOnlySpan<char> account, ReadOnlySpan<char> resource)
    {
        Partition = partition;
        Service = service;
        Region = region;
        Account = account;
        Resource = resource;
    }

    /// <summary>Such as <c>aws</c> or <c>aws-cn</c>.</summary>
    public ReadOnlySpan<char> Partition { get; }

    /// <summary>The service's name in ARNs; not always its action prefix.</summary>
    public ReadOnlySpan<char> Service { get; }

    /// <summary>A Region code, or empty.</summary>
    public ReadOnlySpan<char> Region { get; }

    /// <summary>An account id, or empty.</summary>
    public ReadOnlySpan<char> Account { get; }

    /// <summary>Everything after the fifth colon.</summary>
    public ReadOnlySpan<char> Resource { get; }

    /// <summary>Takes a text apart.</summary>
    /// <param name="text">The text; wildcards and variables are kept as they are.</param>
    /// <param name="arn">The parts, when the text begins with <c>arn:</c> and has six.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out Arn arn)
    {
        arn = default;
        if (!text.StartsWith("arn:".AsSpan(), StringComparison.Ordinal))
        {
            return false;
        }

        ReadOnlySpan<char> rest = text.Slice(4);
        if (TakeField(ref rest, out ReadOnlySpan<char> partition)
            && TakeField(ref rest, out ReadOnlySpan<char> service)
            && TakeField(ref rest, out ReadOnlySpan<char> region)
            && TakeField(ref rest, out ReadOnlySpan<char> account))
        {
            arn = new Arn(partition, service, region, account, rest);
            return true;
        }

        return false;
    }

    private static bool TakeField(scoped ref ReadOnlySpan<char> rest, out ReadOnlySpan<char> field)
    {
        int colon = IndexOfColon(rest);
        field = colon < 0 ? default : rest.Slice(0, colon);
        rest = colon < 0 ? rest : rest.Slice(colon + 1);
        return colon >= 0;
    }

    private static int IndexOfColon(ReadOnlySpan<char> text)
    {
        int colon = text.IndexOf(':');
        if (colon < 0 || text.Slice(0, colon).IndexOf("${".AsSpan()) < 0)
        {
            return colon;
        }

        int position = 0;
        foreach (PolicyVariable variable in PolicyVariable.FindAll(text))
        {
            colon = text.Slice(position, variable.Start - position).IndexOf(':');
            if (colon >= 0)
            {
                return position + colon;
            }

            // One that is not closed is text like any other.
            position = variable.IsClosed ? variable.Start + variable.Length : variable.Start;
        }

        colon = text.Slice(position).IndexOf(':');
        return colon < 0 ? -1 : position + colon;
    }
}
