namespace PolicyLint.Core.Tests.Binding.Templates;

/// <summary>How the resource is made of SAM's own file.</summary>
internal sealed class SamPolicyTemplatesBuilderTests
{
    [Test]
    public void Writes_a_template_a_line_and_calls_as_texts()
    {
        string built = PolicyLint.ReferenceBuilder.SamPolicyTemplates.Build("""
            {
              "Version": "0.0.1",
              "Templates": {
                "QueuePolicy": {
                  "Description": "Gives permissions to a queue",
                  "Parameters": { "QueueName": { "Description": "Name" }, "KeyArn": { "Description": "Key" } },
                  "Definition": {
                    "Statement": [
                      {
                        "Effect": "Allow",
                        "Action": ["sqs:ReceiveMessage"],
                        "Resource": { "Fn::Sub": ["arn:${AWS::Partition}:sqs:*:*:${queueName}", { "queueName": { "Ref": "QueueName" } }] }
                      },
                      { "Effect": "Allow", "Action": "kms:Decrypt", "Resource": { "Ref": "KeyArn" } }
                    ]
                  }
                },
                "AllQueuesPolicy": {
                  "Description": "Lists",
                  "Parameters": {},
                  "Definition": { "Statement": [{ "Effect": "Allow", "Action": ["sqs:ListQueues"], "Resource": { "Fn::Sub": "arn:${AWS::Partition}:sqs:*" } }] }
                }
              }
            }
            """);

        built.Should().Be("""
            {
            "AllQueuesPolicy":{"Parameters":[],"Statement":[{"Effect":"Allow","Action":["sqs:ListQueues"],"Resource":"arn:${AWS::Partition}:sqs:*"}]},
            "QueuePolicy":{"Parameters":["QueueName","KeyArn"],"Statement":[{"Effect":"Allow","Action":["sqs:ReceiveMessage"],"Resource":"arn:${AWS::Partition}:sqs:*:*:${QueueName}"},{"Effect":"Allow","Action":"kms:Decrypt","Resource":"${KeyArn}"}]}
            }

            """);
    }

    [TestCase("""{"Fn::Join":["",["a","b"]]}""", TestName = "another function")]
    [TestCase("""{"Ref":"Other"}""", TestName = "a reference to no parameter")]
    [TestCase("\"arn:${Name}\"", TestName = "a variable outside of Fn::Sub")]
    public void Stops_at_what_it_does_not_know(string resource)
    {
        string json = """{"Templates":{"P":{"Parameters":{"Name":{}},"Definition":{"Statement":[{"Effect":"Allow","Action":"a:B","Resource":VALUE}]}}}}""";
        Func<string> build = () => PolicyLint.ReferenceBuilder.SamPolicyTemplates.Build(json.Replace("VALUE", resource, StringComparison.Ordinal));

        build.Should().Throw<InvalidDataException>();
    }
}
