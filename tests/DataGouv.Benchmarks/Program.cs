using DataGouv.Benchmarks;
using DataGouv.Benchmarks.Calls;
using DataGouv.Benchmarks.Calls.Cold;
using DataGouv.Benchmarks.Calls.Serving;
using DataGouv.Benchmarks.Tabular.Rows;
using DataGouv.Benchmarks.Transfers;

switch (args)
{
    // dotnet run -c Release --project tests/DataGouv.Benchmarks -- calls [call|page|load|flight|crawl|cold|native …] [--native PROGRAM]
    case ["calls", .. var names, "--native", var program]:
        await CallsCommand.RunAsync(names, program);
        break;
    case ["calls", .. var names]:
        await CallsCommand.RunAsync(names, native: null);
        break;

    // The processes that the former starts.
    case [CallsCommand.Serve]:
        await CatalogueServer.RunAsync();
        break;
    case [ColdProcess.Command, var contender, var address, var started]:
        await ColdProcess.RunAsync(contender, address, started);
        break;

    // dotnet run -c Release --project tests/DataGouv.Benchmarks -- transfers [--large]
    case ["transfers", ..]:
        await TransferBenchmark.RunAsync(large: args.Contains("--large"));
        break;

    // dotnet run -c Release --project tests/DataGouv.Benchmarks -- rows
    case ["rows"]:
        await RowsCommand.RunAsync();
        break;
    case [BigTableServer.Command]:
        await BigTableServer.RunAsync();
        break;

    // dotnet run -c Release --project tests/DataGouv.Benchmarks -- --filter '*'
    default:
        Benchmarks.Run(args);
        break;
}
