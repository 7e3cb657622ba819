using McpServer.Benchmarks.Team;
using McpServer.Host;

// A company's server as the README shows it: the product's whole program with the tools of a team. FILLER_TOOLS tools are
// made at start; each is a type of its own, with rules and a handler, as a team's are.
var settings = new ConfigurationBuilder().AddEnvironmentVariables().Build();
return await McpServerHost.RunAsync(
    args,
    tools =>
    {
        tools.AddSamples().AddAssembly(typeof(Wait).Assembly);
        foreach (var assembly in FillerTools.Emit(settings.GetValue<int>("FILLER_TOOLS")))
        {
            tools.AddAssembly(assembly);
        }
    }
);
