using System.Globalization;
using System.Text;

namespace PolicyLint.Rules.LeastPrivilege;

/// <summary>Names in a sentence: the first few, and how many more there are.</summary>
internal sealed class Enumeration
{
    private const int MaxNames = 3;

    /// <summary>Three long names are a line of their own.</summary>
    private const int MaxLength = 90;

    private readonly StringBuilder _text = new();
    private int _shown;
    private int _count;

    /// <summary>How many names there are, those that are not shown included.</summary>
    public int Count => _count;

    /// <summary>False when the next name will be counted only, so that it need not be made.</summary>
    public bool HasRoom => _shown == _count && (_shown == 0 || (_shown < MaxNames && _text.Length < MaxLength));

    /// <summary>Adds a name.</summary>
    /// <param name="name">As it shall be read, quotes included.</param>
    public void Add(string name)
    {
        _count++;
        bool hasRoom = _shown == 0 || (_shown < MaxNames && _text.Length + name.Length <= MaxLength);
        if (!hasRoom || _shown < _count - 1)
        {
            return;
        }

        _text.Append(_shown == 0 ? "" : ", ").Append(name);
        _shown++;
    }

    /// <summary><c>a, b, c and 4 more</c>.</summary>
    public override string ToString()
        => _shown == _count ? _text.ToString() : string.Format(CultureInfo.InvariantCulture, "{0} and {1} more", _text, _count - _shown);
}
