using BenchmarkDotNet.Running;

// dotnet run -c Release --project tests/DataGouv.Benchmarks -- --filter '*'
BenchmarkSwitcher.FromAssembly(System.Reflection.Assembly.GetExecutingAssembly()).Run(args);
