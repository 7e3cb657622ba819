using McpServer.Host.Settings;
using Microsoft.Extensions.Configuration;

namespace McpServer.Host.Tests.Settings;

public sealed class ListSettingsTests
{
    private const string List = "Server:TrustedProxies";

    [Fact]
    public void A_narrower_list_of_a_later_source_is_not_joined_with_the_earlier_one()
    {
        var values = Settle([($"{List}:0", "10.0.0.0/8"), ($"{List}:1", "172.16.0.0/12")], [(List, "10.0.0.5")]);

        Assert.Equal(["10.0.0.5"], values);
    }

    [Fact]
    public void Entries_of_a_later_source_win_over_a_value_with_commas()
    {
        var values = Settle([(List, "10.0.0.0/8, 172.16.0.0/12")], [($"{List}:0", "10.0.0.5")]);

        Assert.Equal(["10.0.0.5"], values);
    }

    [Fact]
    public void Ten_entries_and_more_keep_their_order()
    {
        var values = Settle([.. Enumerable.Range(0, 12).Select(index => ($"{List}:{index}", $"10.0.0.{index}"))]);

        Assert.Equal(Enumerable.Range(0, 12).Select(index => $"10.0.0.{index}"), values);
    }

    [Fact]
    public void An_empty_value_of_a_later_source_leaves_the_list_as_it_is()
    {
        var values = Settle([($"{List}:0", "10.0.0.0/8")], [(List, " ")]);

        Assert.Equal(["10.0.0.0/8"], values);
    }

    [Fact]
    public void A_list_that_nobody_names_is_empty() => Assert.Empty(Settle([]));

    private static List<string> Settle(params (string Key, string Value)[][] sources)
    {
        using var configuration = new ConfigurationManager();
        foreach (var source in sources)
        {
            configuration.AddInMemoryCollection(
                source.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))
            );
        }

        configuration.SettleLists();
        return configuration.GetSection(List).Get<List<string>>() ?? [];
    }
}
