using DataGouv.Benchmarks.Calls.Catalogue;
using DataGouv.Benchmarks.Calls.Serving;
using DataGouv.Benchmarks.Measuring;

namespace DataGouv.Benchmarks.Calls;

/// <summary>A whole catalogue, page after page, over the loopback and through sockets of the same kind.</summary>
internal static class Crawl
{
    private const double TimeCeiling = 1.05;
    private const double PauseCeiling = 1.30;

    public static async Task<IReadOnlyList<BudgetLine>> MeasureAsync(Uri address)
    {
        using var ownCatalogue = new OwnCatalogue(address);
        using var catalogueByHand = new CatalogueByHand(address, DataGouvClient.CreateHandler());
        using var kiotaCatalogue = new KiotaCatalogue(address, DataGouvClient.CreateHandler());
        var (ours, byHand, kiota) = (Crawling(ownCatalogue), Crawling(catalogueByHand), Crawling(kiotaCatalogue));
        await Rounds.RunAsync(warmUps: 1, rounds: 11, ours, byHand, kiota);

        var time = Figures.Of(contender => contender.SecondsPerCall, ours, byHand, kiota);
        var pause = Figures.Of(contender => contender.PausePerCall, ours, byHand, kiota);
        var processors = Figures.Of(contender => contender.ProcessorSecondsPerCall, ours, byHand, kiota);
        var bytes = Figures.Of(contender => contender.BytesPerCall, ours, byHand, kiota);
        var what = FormattableString.Invariant($"crawl of {CataloguePages.Total:#,0} datasets");
        return
        [
            BudgetLine.AtMostTimes(what, Units.Milliseconds, time, ours.TimeRatioTo(byHand), "by hand", TimeCeiling),
            BudgetLine.Of("  processor time", Units.Milliseconds, processors),
            BudgetLine.Of("  bytes allocated", Units.Kilobytes, bytes),
            BudgetLine.AtMostTimes("  GC pauses", Units.Milliseconds, pause, pause.Ours / pause.ByHand!.Value, "by hand", PauseCeiling),
        ];
    }

    private static Contender Crawling(ICatalogue catalogue) => new(async () =>
    {
        var count = await catalogue.CrawlAsync();
        return count == CataloguePages.Total ? 1 : throw new InvalidOperationException($"{count} datasets came of {CataloguePages.Total}.");
    });
}
