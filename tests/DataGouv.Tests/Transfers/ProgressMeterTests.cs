using DataGouv.Tests.Transfers.Support;
using DataGouv.Transfers;
using Microsoft.Extensions.Time.Testing;

namespace DataGouv.Tests.Transfers;

/// <summary>Reports come seldom enough, never go back, and end with everything.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ProgressMeterTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly ProgressLog _log = new();

    [Test]
    public void Add_manyPiecesInATenthOfASecond_reportsOnce()
    {
        var meter = new ProgressMeter(_log, _clock) { Total = 1000 };

        for (var piece = 0; piece < 99; piece++)
        {
            meter.Add(10, 1, 1);
            _clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.That(_log.Reports, Is.EqualTo([new TransferProgress(10, 1000, 1, 1)]));
    }

    [Test]
    public void Add_aTenthOfASecondLater_reportsWhereItIs()
    {
        var meter = new ProgressMeter(_log, _clock) { Total = 1000 };
        meter.Add(10, 1, 1);
        _clock.Advance(TimeSpan.FromMilliseconds(100));

        meter.Add(10, 2, 3);

        Assert.That(_log.Reports[^1], Is.EqualTo(new TransferProgress(20, 1000, 2, 3)));
    }

    [Test]
    public void Add_lastByte_isNotReportedBeforeTheEnd()
    {
        var meter = new ProgressMeter(_log, _clock) { Total = 10 };

        meter.Add(10, 1, 1);

        Assert.That(_log.Reports, Is.Empty);
    }

    [Test]
    public void Finish_anyTransfer_reportsAllOfIt()
    {
        var meter = new ProgressMeter(_log, _clock);
        meter.Add(10, 1, 1);

        meter.Finish(10);

        Assert.That(_log.Reports[^1].Percent, Is.EqualTo(100));
    }

    [Test]
    public void Percent_unknownTotal_isUnknown() => Assert.That(new TransferProgress(5, null, 1, 1).Percent, Is.Null);
}
