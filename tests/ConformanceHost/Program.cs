using McpServer.ConformanceHost.Fixtures;
using McpServer.ConformanceHost.Tools;
using McpServer.Host;

// The product's whole program, with what the official conformance suite asks of a server. Nothing is switched off: every
// request needs a token of the tenant, and goes through the gate for hosts and origins, the challenges and the log.
//
// Tools/     are the product's own kind. They need tool:greet, and go through audit, authorization, limits, reading and
//            checking of arguments, as a team's tools do.
// Fixtures/  are what the product does not offer: prompts, resources, completions, images, questions of a tool's own. They
//            are the SDK's kind, added to the SDK's options beside the catalog. They go through everything up to the SDK
//            and our filter for calls that cannot be read; audit, authorization and limits know nothing of them.
return await McpServerHost.RunAsync(
    args,
    tools => tools.AddSamples().AddAssembly(typeof(SimpleText).Assembly).Configure(SdkFixtures.Add)
);
