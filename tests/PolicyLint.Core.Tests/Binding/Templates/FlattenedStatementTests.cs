using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Binding.Templates;

/// <summary>Resources that are a statement in properties of their own.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class FlattenedStatementTests
{
    [Test]
    public void A_Lambda_permission_is_a_statement_of_the_function_s_policy()
    {
        Policy policy = Bind("AWS::Lambda::Permission", """
            "Action": "lambda:InvokeFunction", "FunctionName": {"Ref":"F"}, "Principal": "s3.amazonaws.com",
            "SourceArn": {"Fn::GetAtt":["Bucket","Arn"]}, "SourceAccount": {"Ref":"AWS::AccountId"}
            """).Should().ContainSingle().Subject;
        policy.Kind.Should().Be(PolicyKind.Resource);
        policy.IsMade.Should().BeTrue();
        Statement statement = policy.Statements.Should().ContainSingle().Subject;
        statement.IsAllow.Should().BeTrue();
        statement.Action!.Values.Should().ContainSingle().Which.ToDisplayString().Should().Be("lambda:InvokeFunction");
        statement.Action.Values[0].Origin.Text.Should().Be("\"lambda:InvokeFunction\"");
        statement.Principal!.Entries.Should().ContainSingle().Which.Type.Should().Be(PrincipalType.Service);
        statement.Condition!.HasKey("aws:SourceArn").Should().BeTrue();
        statement.Condition.HasKey("aws:SourceAccount").Should().BeTrue();
    }

    [TestCase("\"111122223333\"", PrincipalType.Aws)]
    [TestCase("\"arn:aws:iam::111122223333:root\"", PrincipalType.Aws)]
    [TestCase("\"*\"", PrincipalType.Aws)]
    [TestCase("""{"Ref":"AWS::AccountId"}""", PrincipalType.Aws)]
    [TestCase("\"apigateway.amazonaws.com\"", PrincipalType.Service)]
    [TestCase("""{"Fn::Sub":"events.${AWS::URLSuffix}"}""", PrincipalType.Service)]
    public void The_text_says_what_a_principal_is(string principal, PrincipalType type)
        => Bind("AWS::Lambda::Permission", $"\"Action\": \"lambda:InvokeFunction\", \"FunctionName\": \"f\", \"Principal\": {principal}")
            .Single().Statements[0].Principal!.Entries.Should().ContainSingle().Which.Type.Should().Be(type);

    [TestCase(""" "Principal": [|"s3.amazonaws.com"|] """, "PL5001")]
    [TestCase(""" "Principal": "s3.amazonaws.com", "SourceAccount": {"Ref":"AWS::AccountId"} """)]
    [TestCase(""" "Principal": "apigateway.amazonaws.com", "SourceArn": {"Fn::Sub":"arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*"} """)]
    [TestCase(""" "Principal": "events.amazonaws.com", "SourceArn": {"Fn::GetAtt":["Rule","Arn"]} """)]
    [TestCase(""" "Principal": "111122223333" """)]
    [TestCase(""" "Principal": "alexa-appkit.amazon.com", "EventSourceToken": "amzn1.ask.skill.x" """)]
    public void Rules_see_what_it_lets_in(string properties, params string[] rules)
    {
        MarkedText template = MarkedText.Parse(Template("AWS::Lambda::Permission", "\"Action\": \"lambda:InvokeFunction\", \"FunctionName\": {\"Ref\":\"F\"}, " + properties));
        var found = new Linter(RuleCatalog.All).Lint(SourceText.From(template.Text)).Diagnostics;
        found.Select(d => d.Descriptor.Id).Should().Equal(rules);
        found.Select(d => d.Origin.Span).Should().Equal(template.Spans);
    }

    [Test]
    public void A_wrong_action_is_found_at_its_place()
    {
        MarkedText template = MarkedText.Parse(Template("AWS::Lambda::Permission", """ "Action": "lambda:[|InvokeFunktion|]", "FunctionName": "f", "Principal": "111122223333" """));
        PolicyDiagnostic finding = new Linter(RuleCatalog.All).Lint(SourceText.From(template.Text)).Diagnostics.Should().ContainSingle().Subject;
        finding.Descriptor.Id.Should().Be("PL2002");
        finding.Fixes.Should().BeEmpty();
        template.Text[finding.Origin.Span.Start..finding.Origin.Span.End].Should().Contain("InvokeFunktion");
    }

    [Test]
    public void Conditions_beside_each_other_are_read()
        => Bind("AWS::Events::EventBusPolicy", """ "Action": "events:PutEvents", "Principal": "*", "StatementId": "a", "Condition": { "Type": "StringEquals", "Key": "aws:PrincipalOrgID", "Value": "o-1234567890" } """)
            .Single().Statements[0].Condition!.HasKey("aws:PrincipalOrgID").Should().BeTrue();

    [Test]
    public void An_event_bus_s_statement_is_not_read_twice()
        => Bind("AWS::Events::EventBusPolicy", """ "StatementId": "a", "Statement": { "Effect": "Allow", "Principal": "*", "Action": "events:PutEvents", "Resource": "*" } """)
            .Should().ContainSingle().Which.IsMade.Should().BeFalse();

    [TestCase("AWS::Lambda::Permission", "")]
    [TestCase("AWS::Lambda::Permission", "\"Action\": \"lambda:InvokeFunction\"")]
    [TestCase("AWS::Lambda::Permission", "\"Principal\": {\"Ref\":\"AWS::NoValue\"}, \"Action\": 5")]
    [TestCase("AWS::RAM::ResourceShare", "\"Principals\": [\"111122223333\"]")]
    public void Without_what_makes_a_statement_there_is_none(string type, string properties) => Bind(type, properties).Should().BeEmpty();

    private static IEnumerable<Policy> Bind(string type, string properties) => new Linter([]).Lint(SourceText.From(Template(type, properties))).Policies;

    private static string Template(string type, string properties) => $$"""
        { "Resources": {
          "F": { "Type": "AWS::Lambda::Function" }, "Bucket": { "Type": "AWS::S3::Bucket" }, "Rule": { "Type": "AWS::Events::Rule" }, "Api": { "Type": "AWS::ApiGateway::RestApi" },
          "P": { "Type": "{{type}}", "Properties": { {{properties}} } } } }
        """;
}
