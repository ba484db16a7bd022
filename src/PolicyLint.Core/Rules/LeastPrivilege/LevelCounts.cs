using System.Globalization;
using System.Text;
using PolicyLint.Authorization;

namespace PolicyLint.Rules.LeastPrivilege;

/// <summary>How many actions there are of each access level.</summary>
internal struct LevelCounts
{
    private int _list;
    private int _read;
    private int _write;
    private int _tagging;
    private int _permissions;

    public readonly int Total => _list + _read + _write + _tagging + _permissions;

    public void Add(AccessLevel level)
    {
        switch (level)
        {
            case AccessLevel.List: _list++; break;
            case AccessLevel.Read: _read++; break;
            case AccessLevel.Tagging: _tagging++; break;
            case AccessLevel.PermissionsManagement: _permissions++; break;
            default: _write++; break;
        }
    }

    /// <summary><c>27 permissions management, 62 write, 41 read</c>: AWS's words, the gravest first.</summary>
    public override readonly string ToString()
    {
        var text = new StringBuilder();
        Append(text, _permissions, "permissions management");
        Append(text, _write, "write");
        Append(text, _tagging, "tagging");
        Append(text, _read, "read");
        Append(text, _list, "list");
        return text.ToString();
    }

    private static void Append(StringBuilder text, int count, string what)
    {
        if (count > 0)
        {
            text.Append(text.Length == 0 ? "" : ", ").Append(count.ToString("N0", CultureInfo.InvariantCulture)).Append(' ').Append(what);
        }
    }
}
