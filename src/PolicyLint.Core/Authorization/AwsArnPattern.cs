using PolicyLint.Symbolic;

namespace PolicyLint.Authorization;

/// <summary>What the ARNs of a resource type look like. Default stands for none and answers nothing.</summary>
public readonly record struct AwsArnPattern : IReferenceEntry<AwsArnPattern>
{
    /// <summary>
    /// Names in which no slash can stand, of those that a longer ARN goes on after with one: without it
    /// <c>arn:aws:s3:::bucket/*</c> would be a bucket.
    /// Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html,
    /// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
    /// </summary>
    private static readonly string[] NamesWithoutSlash = ["BucketName", "TableBucketName", "TableName"];

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
    /// regard to case. A <c>${…}</c> of the reference stands for one or more characters, in which only the names of buckets and
    /// tables are known to have no slash. Allocates nothing.
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

    /// <summary>The field of the service, as it is written.</summary>
    internal ReadOnlySpan<byte> Service
    {
        get
        {
            ReadOnlySpan<byte> text = _reference.Table.Text(TextRow).Slice("arn:".Length);
            text = text.Slice(text.IndexOf((byte)':') + 1);
            return text.Slice(0, text.IndexOf((byte)':'));
        }
    }

    /// <summary>True when partition, Region and account are each empty or one placeholder.</summary>
    internal bool HasPlainFields
    {
        get
        {
            ReadOnlySpan<byte> text = _reference.Table.Text(TextRow).Slice("arn:".Length);
            for (ArnFields at = ArnFields.Partition; at < ArnFields.Resource; at = (ArnFields)((int)at << 1))
            {
                int colon = text.IndexOf((byte)':');
                ReadOnlySpan<byte> part = text.Slice(0, colon);
                bool isPlain = part.IsEmpty || (part[0] == '$' && part.IndexOf((byte)'}') == part.Length - 1);
                if (at != ArnFields.Service && !isPlain)
                {
                    return false;
                }

                text = text.Slice(colon + 1);
            }

            return true;
        }
    }

    /// <summary>True when no slash can stand in any placeholder of its resource, so that the number of slashes is known.</summary>
    internal bool HasOnlyNamesWithoutSlash
    {
        get
        {
            ReadOnlySpan<byte> text = Resource;
            for (int dollar = text.IndexOf((byte)'$'); dollar >= 0; dollar = text.IndexOf((byte)'$'))
            {
                text = text.Slice(dollar + 2);
                if (!HasNoSlash(text.Slice(0, text.IndexOf((byte)'}'))))
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>All after the fifth colon, as it is written.</summary>
    internal ReadOnlySpan<byte> Resource
    {
        get
        {
            ReadOnlySpan<byte> text = _reference.Table.Text(TextRow);
            for (int colons = 0; colons < 5; colons++)
            {
                text = text.Slice(text.IndexOf((byte)':') + 1);
            }

            return text;
        }
    }

    /// <summary>The beginning of the resource, where its place in the pattern is known already.</summary>
    internal ReadOnlySpan<byte> ResourceAt(int start, int length) => _reference.Table.Text(TextRow).Slice(start, length);

    /// <summary>True when the resources of both patterns have a text in common.</summary>
    internal bool FitsResource(ReadOnlySpan<char> resource)
    {
        ReadOnlySpan<byte> text = Resource;
        Span<char> field = stackalloc char[TableLayout.LongestArn];
        return Intersects(ref text, isLast: true, field, resource);
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

        return WildcardPattern.Intersects(buffer.Slice(0, ToWildcards(field, buffer)), pattern, ignoreCase: true)
            && (!isLast || CanHaveSlashesOf(pattern, field));
    }

    /// <summary>False when every text of the field has fewer slashes than every text of the pattern.</summary>
    private static bool CanHaveSlashesOf(ReadOnlySpan<char> pattern, ReadOnlySpan<byte> field)
    {
        int excess = 0;
        foreach (char c in pattern)
        {
            excess += c == '/' ? 1 : 0;
        }

        if (excess == 0)
        {
            return true;
        }

        for (int i = 0; i < field.Length; i++)
        {
            if (field[i] == '*')
            {
                return true;
            }

            if (field[i] == '$')
            {
                int end = i + field.Slice(i).IndexOf((byte)'}');
                if (!HasNoSlash(field.Slice(i + 2, end - i - 2)))
                {
                    return true;
                }

                i = end;
            }

            excess -= field[i] == '/' ? 1 : 0;
        }

        return excess <= 0;
    }

    private static bool HasNoSlash(ReadOnlySpan<byte> placeholder)
    {
        foreach (string name in NamesWithoutSlash)
        {
            if (ReferenceTable.Compare(placeholder, name.AsSpan()) == 0)
            {
                return true;
            }
        }

        return false;
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
