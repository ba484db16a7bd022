using PolicyLint.Symbolic;
using PolicyLint.Text;

namespace PolicyLint.Model;

/// <summary>One member of a policy or statement as it is written: name, shape and places, whatever it means.</summary>
/// <param name="Name">The member's name.</param>
/// <param name="Shape">How its value is written.</param>
/// <param name="Origin">Where its value stands.</param>
public readonly record struct PolicyElement(SymbolicString Name, ValueShape Shape, Origin Origin);

/// <summary>An element whose value is one text: <c>Version</c>, <c>Id</c>, <c>Sid</c>, <c>Effect</c>.</summary>
/// <param name="Name">The member's name.</param>
/// <param name="Value">Its text.</param>
public readonly record struct TextElement(SymbolicString Name, SymbolicString Value);
