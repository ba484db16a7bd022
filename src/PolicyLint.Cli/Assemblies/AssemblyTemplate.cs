using PolicyLint.Model;

namespace PolicyLint.Cli.Assemblies;

/// <summary>A template of a cloud assembly.</summary>
/// <param name="constructPath">The nested stack whose template it is; empty for that of a stack.</param>
/// <param name="stack">What the assembly says of the stack.</param>
internal sealed class AssemblyTemplate(string constructPath, StackMetadata stack)
{
    /// <summary>What the assembly says of the template's resources.</summary>
    public TemplateMetadata ReadMetadata() => stack.Of(constructPath);

    /// <summary>The stack frames that led to a construct, the likeliest first.</summary>
    public IEnumerable<string> FramesOf(string construct) => stack.FramesOf(construct);
}
