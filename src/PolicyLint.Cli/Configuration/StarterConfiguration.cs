namespace PolicyLint.Cli.Configuration;

/// <summary>The configuration that <c>policylint init</c> writes: every setting is there, and none is made.</summary>
internal static class StarterConfiguration
{
    /// <summary>What the file is called.</summary>
    public const string FileName = "policylint.yaml";

    /// <summary>Its text. Lines with two signs explain, those with one are settings.</summary>
    public const string Text = $"""
        # yaml-language-server: $schema={ConfigurationSchema.Address}
        ##
        ## The configuration of PolicyLint: for the files of this folder and those below.
        ## Take the "# " away from what you want. "policylint config show FILE" tells what counts, and why.

        ## Which rules run: recommended, strict, all, or correctness (only what AWS refuses, ignores or does not know).
        # preset: recommended

        ## How grave a rule is (error, warning, suggestion, none), and what it lets you decide: "policylint explain wildcard-resource".
        # rules:
        #   missing-sid: suggestion
        #   PL3002:
        #     severity: error
        #     options:
        #       allowedActions: ["logs:*"]

        ## The same for all rules of a category, by name or by what their ids begin with.
        # categories:
        #   hygiene: suggestion
        #   PL5: error

        ## What is different for some files. Patterns are those of .gitignore.
        # overrides:
        #   - files: legacy/
        #     rules:
        #       PL3001: suggestion

        ## What policies are attached to, where their files do not tell.
        # kinds:
        #   "scps/*.json": scp
        #   "boundaries/": boundary

        ## Accounts and organizations that are yours: who else is let in is foreign.
        # accounts: ["111122223333"]
        # organizations: ["o-a1b2c3d4e5"]

        ## Actions that AWS has and this version does not know.
        # additionalActions: ["s3:GetNewThing", "newservice:*"]

        ## Values of the parameters of CloudFormation templates.
        # parameters:
        ## Stage: prod

        ## Findings that are accepted, for files that cannot hold a comment: why, until when, and where it is said what becomes of them.
        # suppressions:
        #   - rule: PL3002
        #     files: deploy/pipeline.json
        #     sid: Deploy
        #     reason: the pipeline creates the roles that it deploys
        #     until: 2027-03-31
        #     ticket: SEC-12

        ## Every suppression names a ticket that looks like this.
        # suppressionTickets: "^[A-Z]+-[0-9]+$"

        ## For the run as a whole, in the folder that it starts from.
        # failOn: warning
        # exclude: ["**/testdata/"]
        # include: ["*.json", "*.yaml"]
        # baseline: policylint-baseline.json

        ## Another configuration whose settings go where this one is silent.
        # extends: ../shared/policylint.yaml

        ## No configuration further up counts.
        # root: true

        """;
}
