using System.Collections;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace PolicyLint.Cli.Tests;

/// <summary>What MSBuild's own parser makes of lines that a tool writes.</summary>
internal sealed class BuildLog : IBuildEngine
{
    public List<BuildErrorEventArgs> Errors { get; } = [];

    public List<BuildWarningEventArgs> Warnings { get; } = [];

    public List<string> Texts { get; } = [];

    bool IBuildEngine.ContinueOnError => false;

    int IBuildEngine.LineNumberOfTaskNode => 0;

    int IBuildEngine.ColumnNumberOfTaskNode => 0;

    string IBuildEngine.ProjectFileOfTaskNode => "";

    /// <summary>Reads lines as the task Exec does.</summary>
    public static BuildLog Of(string output)
    {
        var log = new BuildLog();
        var task = new TaskLoggingHelper(log, "Exec");
        foreach (string line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            task.LogMessageFromText(line, MessageImportance.High);
        }

        return log;
    }

    void IBuildEngine.LogErrorEvent(BuildErrorEventArgs e) => Errors.Add(e);

    void IBuildEngine.LogWarningEvent(BuildWarningEventArgs e) => Warnings.Add(e);

    void IBuildEngine.LogMessageEvent(BuildMessageEventArgs e) => Texts.Add(e.Message!);

    void IBuildEngine.LogCustomEvent(CustomBuildEventArgs e) => throw new NotSupportedException();

    bool IBuildEngine.BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs)
        => throw new NotSupportedException();
}
