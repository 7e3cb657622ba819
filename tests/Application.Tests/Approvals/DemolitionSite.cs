using McpServer.Application.Approvals;
using McpServer.Application.Tests.TestTools;
using McpServer.Application.UseCases;
using McpServer.Domain.Audit;

namespace McpServer.Application.Tests.Approvals;

/// <summary>Where buildings are demolished, after somebody approved it.</summary>
internal sealed class DemolitionSite : IDisposable
{
    public DemolitionSite()
    {
        Server = new Server(new AssemblyOf(typeof(Demolish), typeof(BlowUp)));
        Server.Stage.Answers(new Perform.Applause(1));
    }

    public Server Server { get; }

    public Task<CallAnswer> CallAsync(string arguments, ApprovalReply? approval = null) =>
        Server.CallAsync("demolish", arguments, canAsk: true, approval);

    public async Task<CallAnswer.ApprovalNeeded> AskAsync(string arguments) =>
        Assert.IsType<CallAnswer.ApprovalNeeded>(await CallAsync(arguments));

    /// <summary>The state is brought with a yes; it is rejected and told to the audit, and nothing more happens.</summary>
    public async Task AssertRejectedAsync(string arguments, string state, string reason, int happened = 0)
    {
        var answer = await CallAsync(arguments, new ApprovalReply(state, IsConfirmed: true));

        Assert.Equal(reason, Assert.IsType<CallAnswer.ApprovalRejected>(answer).Reason);
        Assert.Equal(happened, Server.Stage.ReceivedCalls().Count());
        Assert.Equal(CallOutcome.ApprovalRejected, Server.Audited[^1].Outcome);
        Assert.Equal($"the approval was {reason}", Server.Audited[^1].Reason);
    }

    public void Dispose() => Server.Dispose();
}
