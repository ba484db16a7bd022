using Amazon.CDK;
using PolicyLint.Samples.Cdk;

// The CDK's command line says where to; without it the assembly goes where that would put it.
var app = new App(new AppProps { Outdir = System.Environment.GetEnvironmentVariable("CDK_OUTDIR") ?? "cdk.out" });
_ = new ReportsStack(app, "Reports");
_ = new LegacyStack(app, "Legacy");
app.Synth();
