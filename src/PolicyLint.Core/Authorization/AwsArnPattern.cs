using PolicyLint.Symbolic;

namespace PolicyLint.Authorization;

/// <summary>What the ARNs of a resource type look like. Default stands for none and answers nothing.</summary>
public readonly record struct AwsArnPattern : IReferenceEntry<AwsArnPattern>
{
    private readonly ServiceReference _reference;
    private readonly int _index;

    internal AwsArnPattern(ServiceReference reference, int index)
    {
        _reference = reference;
        _index = index;
    }

    /// <summary>The pattern as AWS writes it: <c>arn:${Partition}:s3:::${BucketName}</c>. Makes a string.</summary>
    public string Text => _reference.Table.MakeString(TextRow);

    /// <summary>Its length, in characters.</summary>
    public int Length => _reference.Table.Text(TextRow).Length;

    private uint TextRow => _reference.Table.ReadUInt32(_reference.Table.Row(Section.Arns, _index, TableLayout.ArnSize));

    /// <summary>Writes the pattern without making a string.</summary>
    /// <param name="destination">At least <see cref="Length"/> characters.</param>
    /// <returns>The number of characters written.</returns>
    public int CopyTo(Span<char> destination) => _reference.Table.Decode(TextRow, destination);

    /// <summary>
    /// The fields in which no text can match both this pattern and the policy's: none when the policy's pattern can name such
    /// a resource. Fields are compared one by one, as IAM does, so that an asterisk does not reach over a colon; without
    /// regard to case. A <c>${…}</c> of the reference stands for one or more characters. Allocates nothing.
    /// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
    /// </summary>
    /// <param name="partition">The field of the policy's ARN; <c>*</c> and <c>?</c> are wildcards, what is not known must be an asterisk.</param>
    /// <param name="service">The field of the policy's ARN.</param>
    /// <param name="region">The field of the policy's ARN.</param>
    /// <param name="account">The field of the policy's ARN.</param>
    /// <param name="resource">All after the fifth colon of the policy's ARN.</param>
    public ArnFields FindMismatches(
        ReadOnlySpan<char> partition, ReadOnlySpan<char> service, ReadOnlySpan<char> region, ReadOnlySpan<char> account, ReadOnlySpan<char> resource)
    {
        ReadOnlySpan<byte> text = _reference.Table.Text(TextRow).Slice("arn:".Length);
        Span<char> field = stackalloc char[TableLayout.LongestArn];
        ArnFields mismatches = ArnFields.None;
        mismatches |= Intersects(ref text, isLast: false, field, partition) ? 0 : ArnFields.Partition;
        mismatches |= Intersects(ref text, isLast: false, field, service) ? 0 : ArnFields.Service;
        mismatches |= Intersects(ref text, isLast: false, field, region) ? 0 : ArnFields.Region;
        mismatches |= Intersects(ref text, isLast: false, field, account) ? 0 : ArnFields.Account;
        mismatches |= Intersects(ref text, isLast: true, field, resource) ? 0 : ArnFields.Resource;
        return mismatches;
    }

    /// <summary>The fields that are empty in all ARNs of this pattern: <c>Region</c> and <c>Account</c> for S3 buckets.</summary>
    public ArnFields EmptyFields
    {
        get
        {
            ReadOnlySpan<byte> text = _reference.Table.Text(TextRow).Slice("arn:".Length);
            ArnFields empty = ArnFields.None;
            for (ArnFields at = ArnFields.Partition; at < ArnFields.Resource; at = (ArnFields)((int)at << 1))
            {
                int colon = text.IndexOf((byte)':');
                empty |= colon == 0 ? at : 0;
                text = text.Slice(colon + 1);
            }

            return empty;
        }
    }

    /// <summary>The pattern.</summary>
    public override string ToString() => _reference is null ? string.Empty : Text;

    AwsArnPattern IReferenceEntry<AwsArnPattern>.At(ServiceReference reference, int index) => new(reference, index);

    /// <summary>Takes the next field and compares it.</summary>
    private static bool Intersects(scoped ref ReadOnlySpan<byte> text, bool isLast, scoped Span<char> buffer, scoped ReadOnlySpan<char> pattern)
    {
        int length = isLast ? text.Length : text.IndexOf((byte)':');
        ReadOnlySpan<byte> field = text.Slice(0, length);
        text = isLast ? default : text.Slice(length + 1);

        // The commonest fields need no copy: "${Account}" against a pattern with at least one character, an empty one against an asterisk.
        if (field.IsEmpty || WildcardPattern.IsAny(pattern))
        {
            return pattern.IsEmpty || WildcardPattern.IsAny(pattern);
        }

        return WildcardPattern.Intersects(buffer.Slice(0, ToWildcards(field, buffer)), pattern, ignoreCase: true);
    }

    /// <summary>Every <c>${…}</c> becomes <c>?*</c>: it stands for at least one character.</summary>
    private static int ToWildcards(ReadOnlySpan<byte> field, Span<char> pattern)
    {
        int to = 0;
        for (int from = 0; from < field.Length; from++)
        {
            if (field[from] != '$')
            {
                pattern[to++] = (char)field[from];
                continue;
            }

            pattern[to++] = '?';
            pattern[to++] = '*';
            from += field.Slice(from).IndexOf((byte)'}');
        }

        return to;
    }
}
